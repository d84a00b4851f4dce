"""Start forms, what each says of each theme, and documents that were read."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
WORD = sa.String(length=40)
DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
PEOPLE = ("budget_holder_id", "started_by_id", "handed_in_by_id", "judged_by_id")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "start_form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("reached", sa.Integer(), nullable=False),
        sa.Column("rounds", sa.Integer(), nullable=False),
        sa.Column("need", sa.String(), nullable=True),
        sa.Column("opportunities", sa.String(), nullable=True),
        sa.Column("contract_form", sa.String(), nullable=True),
        sa.Column("purchase_cents", sa.BigInteger(), nullable=True),
        sa.Column("yearly_cents", sa.BigInteger(), nullable=True),
        sa.Column("years", sa.Integer(), nullable=True),
        sa.Column("who_pays", sa.String(), nullable=True),
        sa.Column("who_benefits", sa.String(), nullable=True),
        sa.Column("remarks", sa.String(), nullable=True),
        sa.Column("budget_holder_id", sa.Integer(), nullable=True),
        sa.Column("started_by_id", sa.Integer(), nullable=False),
        sa.Column("handed_in_by_id", sa.Integer(), nullable=True),
        sa.Column("handed_in_at", MOMENT, nullable=True),
        sa.Column("judged_by_id", sa.Integer(), nullable=True),
        sa.Column("judged_at", MOMENT, nullable=True),
        sa.Column("judge_remark", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_start_form_workspace_id_workspace")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_start_form_trajectory_id_trajectory"),
        ),
        *(
            sa.ForeignKeyConstraint(
                [person], ["person.id"], name=op.f(f"fk_start_form_{person}_person")
            )
            for person in PEOPLE
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_start_form")),
        sa.UniqueConstraint(
            "workspace_id", "trajectory_id", name=op.f("uq_start_form_workspace_id_trajectory_id")
        ),
    )
    for column in ("state", "started_by_id"):
        op.create_index(op.f(f"ix_start_form_{column}"), "start_form", [column], unique=False)
    op.create_table(
        "start_form_theme",
        sa.Column("start_form_id", sa.Integer(), nullable=False),
        sa.Column("theme", sa.String(length=80), nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("motivation", sa.String(), nullable=True),
        sa.Column("reason", sa.String(length=80), nullable=True),
        sa.Column("explanation", sa.String(), nullable=True),
        sa.Column("explained_by_id", sa.Integer(), nullable=True),
        sa.Column("explained_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["start_form_id"],
            ["start_form.id"],
            name=op.f("fk_start_form_theme_start_form_id_start_form"),
        ),
        sa.ForeignKeyConstraint(
            ["explained_by_id"],
            ["person.id"],
            name=op.f("fk_start_form_theme_explained_by_id_person"),
        ),
        sa.PrimaryKeyConstraint("start_form_id", "theme", name=op.f("pk_start_form_theme")),
    )
    op.create_table(
        "start_form_reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("slack_file_id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=True),
        sa.Column("state", WORD, nullable=False),
        sa.Column("problem", sa.String(length=40), nullable=True),
        sa.Column("texts", DOCUMENT, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [f"{table}_id"],
                [f"{table}.id"],
                name=op.f(f"fk_start_form_reading_{table}_id_{table}"),
            )
            for table in ("workspace", "person", "trajectory")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_start_form_reading")),
        sa.UniqueConstraint(
            "workspace_id",
            "slack_file_id",
            name=op.f("uq_start_form_reading_workspace_id_slack_file_id"),
        ),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("start_form_reading")
    op.drop_table("start_form_theme")
    op.drop_table("start_form")
