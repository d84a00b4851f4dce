"""Conversations, and sentences that were not understood."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
WORD = sa.String(length=40)
DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "not_understood",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_not_understood_workspace_id_workspace"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_not_understood")),
    )
    op.create_index(
        op.f("ix_not_understood_workspace_id_said_on"),
        "not_understood",
        ["workspace_id", "said_on"],
        unique=False,
    )
    op.create_table(
        "conversation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.String(length=40), nullable=False),
        sa.Column("thread_ts", sa.String(length=40), nullable=False),
        sa.Column("by_command", sa.Boolean(), nullable=False),
        sa.Column("outsider", sa.Boolean(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("intent", sa.String(length=40), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("shown_revision", sa.Integer(), nullable=False),
        sa.Column("lead", DOCUMENT, nullable=False),
        sa.Column("draft", DOCUMENT, nullable=True),
        sa.Column("pending", sa.String(), nullable=True),
        sa.Column("wording", sa.String(length=40), nullable=True),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_conversation_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_conversation_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
    )
    op.create_index(
        op.f("ix_conversation_workspace_id_person_id"),
        "conversation",
        ["workspace_id", "person_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_conversation_workspace_id_state_updated_at"),
        "conversation",
        ["workspace_id", "state", "updated_at"],
        unique=False,
    )
    op.create_index(
        "uq_conversation_place_open",
        "conversation",
        ["workspace_id", "person_id", "channel_id", "thread_ts"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_table(
        "conversation_part",
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("message_ts", sa.String(length=40), nullable=True),
        sa.Column("question", sa.String(length=40), nullable=True),
        sa.Column("told", DOCUMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_conversation_part_conversation_id_conversation"),
        ),
        sa.PrimaryKeyConstraint("conversation_id", "number", name=op.f("pk_conversation_part")),
    )
    op.create_index(
        op.f("ix_conversation_part_message_ts"), "conversation_part", ["message_ts"], unique=False
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("not_understood")
    op.drop_table("conversation_part")
    op.drop_table("conversation")
