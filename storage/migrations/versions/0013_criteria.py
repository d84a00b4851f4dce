"""Criteria of the national tool that somebody put in, and whether they suited a purchase."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
SLUG = sa.String(length=80)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "tool_criterion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        *_owned("tool_criterion", "workspace", "workspace_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tool_criterion")),
    )
    _indexes("tool_criterion", "workspace_id")
    op.create_table(
        "tool_criterion_version",
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("category", SLUG, nullable=False),
        sa.Column("theme", SLUG, nullable=False),
        sa.Column("level", SLUG, nullable=False),
        sa.Column("kind", SLUG, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("looked_up_on", sa.Date(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        *_owned("tool_criterion_version", "tool_criterion", "criterion_id"),
        *_owned("tool_criterion_version", "person", "written_by_id"),
        sa.PrimaryKeyConstraint("criterion_id", "number", name=op.f("pk_tool_criterion_version")),
    )
    _indexes("tool_criterion_version", "written_by_id")
    op.create_table(
        "trajectory_criterion",
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("fits", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=False),
        *_owned("trajectory_criterion", "trajectory", "trajectory_id"),
        *_owned("trajectory_criterion", "tool_criterion", "criterion_id"),
        *_owned("trajectory_criterion", "person", "answered_by_id"),
        sa.PrimaryKeyConstraint(
            "trajectory_id", "criterion_id", name=op.f("pk_trajectory_criterion")
        ),
    )
    _indexes("trajectory_criterion", "criterion_id", "answered_by_id")


def downgrade() -> None:
    """Go back."""
    for table in ("trajectory_criterion", "tool_criterion_version", "tool_criterion"):
        op.drop_table(table)


def _owned(table: str, owner: str, *columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{owner}.id"], name=op.f(f"fk_{table}_{column}_{owner}")
        )
        for column in columns
    ]


def _indexes(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
