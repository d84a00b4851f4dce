"""Where a theme stands in the papers, who looks after it in the contract, and how it goes."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
WORD = sa.String(length=40)
SLUG = sa.String(length=80)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "trajectory_promise",
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("theme", SLUG, nullable=False),
        sa.Column("place", WORD, nullable=False),
        sa.Column("document", sa.String(), nullable=True),
        sa.Column("reason_choice", SLUG, nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("said_by_id", sa.Integer(), nullable=False),
        sa.Column("said_at", MOMENT, nullable=False),
        *_keys("trajectory_promise", "said_by_id"),
        sa.PrimaryKeyConstraint("trajectory_id", "theme", name=op.f("pk_trajectory_promise")),
    )
    _index("trajectory_promise", "said_by_id")
    op.create_table(
        "trajectory_handover",
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("manager_id", sa.Integer(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("moment", sa.Integer(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        *_keys("trajectory_handover", "manager_id"),
        sa.PrimaryKeyConstraint("trajectory_id", name=op.f("pk_trajectory_handover")),
    )
    _index("trajectory_handover", "manager_id")
    op.create_table(
        "trajectory_result",
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("moment", sa.Integer(), nullable=False),
        sa.Column("theme", SLUG, nullable=False),
        sa.Column("answer", WORD, nullable=False),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("cents", sa.BigInteger(), nullable=True),
        sa.Column("said_by_id", sa.Integer(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        *_keys("trajectory_result", "said_by_id"),
        sa.PrimaryKeyConstraint(
            "trajectory_id", "moment", "theme", name=op.f("pk_trajectory_result")
        ),
    )
    _index("trajectory_result", "said_by_id")


def downgrade() -> None:
    """Go back."""
    op.drop_table("trajectory_result")
    op.drop_table("trajectory_handover")
    op.drop_table("trajectory_promise")


def _keys(table: str, person: str) -> tuple[sa.ForeignKeyConstraint, sa.ForeignKeyConstraint]:
    return (
        sa.ForeignKeyConstraint([person], ["person.id"], name=op.f(f"fk_{table}_{person}_person")),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f(f"fk_{table}_trajectory_id_trajectory"),
        ),
    )


def _index(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
