"""Who pays for a purchase, and who benefits from it."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "trajectory_cost",
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=40), nullable=False),
        sa.Column("centre", sa.String(), nullable=False),
        sa.Column("once_cents", sa.BigInteger(), nullable=True),
        sa.Column("yearly_cents", sa.BigInteger(), nullable=True),
        sa.Column("share_permille", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_trajectory_cost_trajectory_id_trajectory"),
        ),
        sa.PrimaryKeyConstraint("trajectory_id", "position", name=op.f("pk_trajectory_cost")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("trajectory_cost")
