"""In which channel a message of a talk was typed, that may be answered elsewhere."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward: so far each message was answered where it was typed."""
    with op.batch_alter_table("conversation_part") as batch:
        batch.add_column(sa.Column("heard_in", sa.String(length=40), nullable=True))
    op.execute(
        "UPDATE conversation_part SET heard_in = (SELECT channel_id FROM conversation"
        " WHERE conversation.id = conversation_part.conversation_id)"
        " WHERE message_ts IS NOT NULL"
    )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("conversation_part") as batch:
        batch.drop_column("heard_in")
