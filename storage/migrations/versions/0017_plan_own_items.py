"""What a municipality adds itself under an item of the plan: policy questions, year plans."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "plan_own_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("parent_key", sa.String(length=200), nullable=False),
        sa.Column("sort", sa.String(length=60), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("due_year", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["person.id"], name=op.f("fk_plan_own_item_created_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("fk_plan_own_item_owner_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_plan_own_item_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_own_item")),
    )
    op.create_index(
        op.f("ix_plan_own_item_workspace_id"),
        "plan_own_item",
        ["workspace_id"],
        unique=False,
    )
    op.create_index(op.f("ix_plan_own_item_owner_id"), "plan_own_item", ["owner_id"], unique=False)
    op.create_index(
        op.f("ix_plan_own_item_created_by_id"), "plan_own_item", ["created_by_id"], unique=False
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("plan_own_item")
