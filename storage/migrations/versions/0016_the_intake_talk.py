"""The intake talk with its agreements, and whether extra budget is asked."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "trajectory_intake",
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("without_reason", sa.String(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        _points("trajectory_intake", "trajectory_id", "trajectory"),
        _points("trajectory_intake", "recorded_by_id", "person"),
        sa.PrimaryKeyConstraint("trajectory_id", name=op.f("pk_trajectory_intake")),
    )
    op.create_table(
        "trajectory_intake_answer",
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=80), nullable=False),
        sa.Column("asked", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=False),
        _points("trajectory_intake_answer", "trajectory_id", "trajectory"),
        _points("trajectory_intake_answer", "answered_by_id", "person"),
        sa.PrimaryKeyConstraint(
            "trajectory_id", "question", name=op.f("pk_trajectory_intake_answer")
        ),
    )
    op.create_table(
        "trajectory_agreement",
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("agreed_by_id", sa.Integer(), nullable=False),
        sa.Column("agreed_at", MOMENT, nullable=False),
        _points("trajectory_agreement", "trajectory_id", "trajectory"),
        _points("trajectory_agreement", "owner_id", "person"),
        _points("trajectory_agreement", "agreed_by_id", "person"),
        sa.PrimaryKeyConstraint("trajectory_id", "place", name=op.f("pk_trajectory_agreement")),
    )
    for table, column in (
        ("trajectory_intake", "recorded_by_id"),
        ("trajectory_intake_answer", "answered_by_id"),
        ("trajectory_agreement", "owner_id"),
        ("trajectory_agreement", "agreed_by_id"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    op.add_column("start_form", sa.Column("extra_budget", sa.Boolean(), nullable=True))
    op.add_column("start_form", sa.Column("extra_budget_for", sa.String(), nullable=True))


def downgrade() -> None:
    """Go back."""
    op.drop_column("start_form", "extra_budget_for")
    op.drop_column("start_form", "extra_budget")
    op.drop_table("trajectory_agreement")
    op.drop_table("trajectory_intake_answer")
    op.drop_table("trajectory_intake")


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name)
