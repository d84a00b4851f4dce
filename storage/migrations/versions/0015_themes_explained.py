"""Why a theme is not taken along, where no start form asked that."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
SLUG = sa.String(length=80)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "trajectory_explanation",
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("theme", SLUG, nullable=False),
        sa.Column("reason", SLUG, nullable=True),
        sa.Column("explanation", sa.String(), nullable=True),
        sa.Column("explained_by_id", sa.Integer(), nullable=False),
        sa.Column("explained_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_trajectory_explanation_trajectory_id_trajectory"),
        ),
        sa.ForeignKeyConstraint(
            ["explained_by_id"],
            ["person.id"],
            name=op.f("fk_trajectory_explanation_explained_by_id_person"),
        ),
        sa.PrimaryKeyConstraint("trajectory_id", "theme", name=op.f("pk_trajectory_explanation")),
    )
    op.create_index(
        op.f("ix_trajectory_explanation_explained_by_id"),
        "trajectory_explanation",
        ["explained_by_id"],
        unique=False,
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("trajectory_explanation")
