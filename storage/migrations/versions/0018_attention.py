"""When the bot may speak to somebody; what it held back, and why."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
DOCUMENT = sa.JSON(none_as_null=True).with_variant(
    postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql"
)
TIME = sa.String(length=5)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "person_attention",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", TIME, nullable=True),
        sa.Column("ends_at", TIME, nullable=True),
        sa.Column("weekdays", DOCUMENT, nullable=True),
        sa.Column("daily_at", TIME, nullable=True),
        sa.Column("snoozed_until", MOMENT, nullable=True),
        sa.Column("absent_from", sa.Date(), nullable=True),
        sa.Column("absent_until", sa.Date(), nullable=True),
        sa.Column("muted", DOCUMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_attention_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_person_attention")),
    )
    with op.batch_alter_table("notice") as notice:
        notice.add_column(sa.Column("withheld", sa.String(length=40), nullable=True))
        notice.add_column(sa.Column("first_due_at", MOMENT, nullable=True))
        notice.add_column(sa.Column("meant_at", MOMENT, nullable=True))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("notice") as notice:
        notice.drop_column("meant_at")
        notice.drop_column("first_due_at")
        notice.drop_column("withheld")
    op.drop_table("person_attention")
