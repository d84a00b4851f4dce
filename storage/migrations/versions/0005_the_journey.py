"""Whether a purchase is needed, and how far its award is."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
WORD = sa.String(length=40)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "trajectory_need",
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("answer", WORD, nullable=False),
        sa.Column("saved_cents", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["person.id"],
            name=op.f("fk_trajectory_need_answered_by_id_person"),
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_trajectory_need_trajectory_id_trajectory"),
        ),
        sa.PrimaryKeyConstraint("trajectory_id", name=op.f("pk_trajectory_need")),
    )
    op.create_index(
        op.f("ix_trajectory_need_answered_by_id"),
        "trajectory_need",
        ["answered_by_id"],
        unique=False,
    )
    op.create_table(
        "trajectory_award",
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("decision_on", sa.Date(), nullable=True),
        sa.Column("standstill_until", sa.Date(), nullable=True),
        sa.Column("by_rule", sa.Boolean(), nullable=False),
        sa.Column("shortened", sa.Boolean(), nullable=False),
        sa.Column("objection", WORD, nullable=True),
        sa.Column("objection_on", sa.Date(), nullable=True),
        sa.Column("objection_ended_on", sa.Date(), nullable=True),
        sa.Column("final_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_trajectory_award_trajectory_id_trajectory"),
        ),
        sa.PrimaryKeyConstraint("trajectory_id", name=op.f("pk_trajectory_award")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("trajectory_award")
    op.drop_table("trajectory_need")
