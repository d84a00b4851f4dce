"""Who stands for what, questions to experts, outcomes of tools, and what doing it fully means."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
WORD = sa.String(length=40)
SLUG = sa.String(length=80)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "representation",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("slug", SLUG, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("set_at", MOMENT, nullable=False),
        *_owned("representation", "workspace", "workspace_id"),
        *_owned("representation", "person", "person_id", "set_by_id"),
        sa.PrimaryKeyConstraint("workspace_id", "kind", "slug", name=op.f("pk_representation")),
    )
    _indexes("representation", "person_id", "set_by_id")
    op.create_table(
        "expertise_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("theme", SLUG, nullable=False),
        sa.Column("question", sa.String(), nullable=True),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_id", sa.Integer(), nullable=True),
        sa.Column("state", WORD, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        *_owned("expertise_request", "workspace", "workspace_id"),
        *_owned("expertise_request", "trajectory", "trajectory_id"),
        *_owned("expertise_request", "person", "asked_by_id", "asked_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expertise_request")),
    )
    _indexes("expertise_request", "trajectory_id", "asked_by_id", "asked_id")
    op.create_index(
        op.f("ix_expertise_request_workspace_id_state"),
        "expertise_request",
        ["workspace_id", "state"],
        unique=False,
    )
    op.create_table(
        "tool_outcome",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("tool", SLUG, nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        *_owned("tool_outcome", "workspace", "workspace_id"),
        *_owned("tool_outcome", "trajectory", "trajectory_id"),
        *_owned("tool_outcome", "person", "recorded_by_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tool_outcome")),
    )
    _indexes("tool_outcome", "workspace_id", "trajectory_id", "recorded_by_id")
    op.create_table(
        "maximal_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("theme", SLUG, nullable=False),
        sa.Column("category", SLUG, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        *_owned("maximal_text", "workspace", "workspace_id"),
        *_owned("maximal_text", "person", "written_by_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_maximal_text")),
        sa.UniqueConstraint(
            "workspace_id",
            "theme",
            "category",
            "number",
            name=op.f("uq_maximal_text_workspace_id_theme_category_number"),
        ),
    )
    _indexes("maximal_text", "written_by_id")


def downgrade() -> None:
    """Go back."""
    for table in ("maximal_text", "tool_outcome", "expertise_request", "representation"):
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
