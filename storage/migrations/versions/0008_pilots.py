"""Purchases to learn from, with their plans."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
WORD = sa.String(length=40)
SLUG = sa.String(length=80)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "pilot",
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("stage", WORD, nullable=False),
        sa.Column("team", SLUG, nullable=True),
        sa.Column("learning_goals", sa.String(), nullable=True),
        sa.Column("data_needed", sa.String(), nullable=True),
        sa.Column("anchoring", sa.String(), nullable=True),
        sa.Column("learns", WORD, nullable=True),
        sa.Column("measurable", WORD, nullable=True),
        sa.Column("repeats", WORD, nullable=True),
        sa.Column("room", WORD, nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("stopped_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name=op.f("fk_pilot_made_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"], ["trajectory.id"], name=op.f("fk_pilot_trajectory_id_trajectory")
        ),
        sa.PrimaryKeyConstraint("trajectory_id", name=op.f("pk_pilot")),
    )
    op.create_index(op.f("ix_pilot_made_by_id"), "pilot", ["made_by_id"], unique=False)
    op.create_table(
        "pilot_theme",
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("theme", SLUG, nullable=False),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["pilot.trajectory_id"],
            name=op.f("fk_pilot_theme_trajectory_id_pilot"),
        ),
        sa.PrimaryKeyConstraint("trajectory_id", "theme", name=op.f("pk_pilot_theme")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("pilot_theme")
    op.drop_table("pilot")
