"""Social return of a trajectory, and small purchases."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
WORD = sa.String(length=40)
SLUG = sa.String(length=80)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "trajectory_social_return",
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("way", WORD, nullable=False),
        sa.Column("wage_permille", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_trajectory_social_return_trajectory_id_trajectory"),
        ),
        sa.PrimaryKeyConstraint("trajectory_id", name=op.f("pk_trajectory_social_return")),
    )
    op.create_table(
        "small_purchase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("category", SLUG, nullable=True),
        sa.Column("team", SLUG, nullable=True),
        sa.Column("value_cents", sa.BigInteger(), nullable=True),
        sa.Column("choice", WORD, nullable=False),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("bought_on", sa.Date(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_small_purchase_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_small_purchase_workspace_id_workspace"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_small_purchase")),
    )
    op.create_index(
        op.f("ix_small_purchase_workspace_id_team_bought_on"),
        "small_purchase",
        ["workspace_id", "team", "bought_on"],
        unique=False,
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("small_purchase")
    op.drop_table("trajectory_social_return")
