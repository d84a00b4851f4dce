"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
DOCUMENT = sa.JSON(none_as_null=True).with_variant(
    postgresql.JSONB(none_as_null=True), "postgresql"
)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "workspace",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("profile", sa.String(length=200), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspace")),
        sa.UniqueConstraint("team_id", name=op.f("uq_workspace_team_id")),
    )
    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("recipient", sa.String(length=120), nullable=False),
        sa.Column(
            "method",
            sa.Enum("post", "update", name="deliverymethod", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("channel_id", sa.String(length=40), nullable=True),
        sa.Column("thread_ts", sa.String(length=40), nullable=True),
        sa.Column("message_ts", sa.String(length=40), nullable=True),
        sa.Column("payload", DOCUMENT, nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "sending",
                "waiting",
                "sent",
                "refused",
                "uncertain",
                name="deliverystate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_at", MOMENT, nullable=False),
        sa.Column("lease_until", MOMENT, nullable=True),
        sa.Column("retry_at", MOMENT, nullable=True),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_delivery_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint("token", name=op.f("uq_delivery_token")),
    )
    op.create_index(op.f("ix_delivery_state"), "delivery", ["state"], unique=False)
    op.create_index(
        "uq_delivery_recipient_open",
        "delivery",
        ["workspace_id", "recipient"],
        unique=True,
        sqlite_where=sa.text("state IN ('sending', 'waiting')"),
        postgresql_where=sa.text("state IN ('sending', 'waiting')"),
    )

    op.create_table(
        "inbox_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("conversation", sa.String(length=120), nullable=False),
        sa.Column("ts", sa.String(length=40), nullable=False),
        sa.Column("payload", DOCUMENT, nullable=True),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "new",
                "handling",
                "handled",
                "failed",
                name="inboxstate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_until", MOMENT, nullable=True),
        sa.Column("handled_at", MOMENT, nullable=True),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_inbox_item_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox_item")),
        sa.UniqueConstraint(
            "workspace_id", "event_id", name=op.f("uq_inbox_item_workspace_id_event_id")
        ),
    )
    op.create_index(op.f("ix_inbox_item_state"), "inbox_item", ["state"], unique=False)
    op.create_index(
        "uq_inbox_item_conversation_handling",
        "inbox_item",
        ["workspace_id", "conversation"],
        unique=True,
        sqlite_where=sa.text("state = 'handling'"),
        postgresql_where=sa.text("state = 'handling'"),
    )

    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("slack_user_id", sa.String(length=40), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_person_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint(
            "workspace_id", "slack_user_id", name=op.f("uq_person_workspace_id_slack_user_id")
        ),
    )
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.String(length=64), nullable=False),
        sa.Column("answer", DOCUMENT, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_submission_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("workspace_id", "nonce", name=op.f("uq_submission_workspace_id_nonce")),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("facts", DOCUMENT, nullable=False),
        sa.Column("texts", DOCUMENT, nullable=True),
        sa.Column("redacted_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name=op.f("fk_event_actor_id_person")),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_event_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index(
        op.f("ix_event_workspace_id_subject_kind_subject_id"),
        "event",
        ["workspace_id", "subject_kind", "subject_id"],
        unique=False,
    )

    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("occurrence", sa.String(length=120), nullable=False),
        sa.Column("recipient", sa.String(length=120), nullable=False),
        sa.Column("bundle", sa.String(length=80), nullable=True),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("planned_at", MOMENT, nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "claimed",
                "told",
                "dropped",
                "uncertain",
                "held",
                name="noticestate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"], name=op.f("fk_notice_delivery_id_delivery")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_notice_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint(
            "workspace_id",
            "kind",
            "subject_kind",
            "subject_id",
            "occurrence",
            "recipient",
            name="uq_notice_once",
        ),
    )
    op.create_index(op.f("ix_notice_delivery_id"), "notice", ["delivery_id"], unique=False)
    op.create_index(op.f("ix_notice_state_due_at"), "notice", ["state", "due_at"], unique=False)

    op.create_table(
        "person_role",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "coordinator",
                "adviser",
                "member",
                "champion",
                "colleague",
                name="municipalrole",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_role_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", "role", name=op.f("pk_person_role")),
    )
    op.create_table(
        "trajectory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column(
            "phase",
            sa.Enum(
                "idee",
                "startformulier",
                "intake",
                "voorbereiding",
                "aanbesteding",
                "gunning",
                "uitvoering",
                "afgerond",
                "niet-nodig",
                "ingetrokken",
                "gestopt",
                name="phase",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("category", sa.String(length=80), nullable=True),
        sa.Column("team", sa.String(length=80), nullable=True),
        sa.Column("value_cents", sa.BigInteger(), nullable=True),
        sa.Column("publication_from", sa.Date(), nullable=True),
        sa.Column("publication_until", sa.Date(), nullable=True),
        sa.Column(
            "publication_precision",
            sa.Enum(
                "day",
                "week",
                "month",
                "quarter",
                "period",
                "year",
                name="precision",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("contract_start", sa.Date(), nullable=True),
        sa.Column("contract_end", sa.Date(), nullable=True),
        sa.Column(
            "sharing",
            sa.Enum("private", "team", name="sharing", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("logged_by_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["logged_by_id"], ["person.id"], name=op.f("fk_trajectory_logged_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_trajectory_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trajectory")),
        sa.UniqueConstraint(
            "workspace_id", "number", name=op.f("uq_trajectory_workspace_id_number")
        ),
    )
    op.create_index(
        op.f("ix_trajectory_workspace_id_phase"),
        "trajectory",
        ["workspace_id", "phase"],
        unique=False,
    )

    op.create_table(
        "trajectory_role",
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "client",
                "budget_holder",
                "buyer",
                "procurement_adviser",
                "contract_manager",
                name="processrole",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_trajectory_role_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_trajectory_role_trajectory_id_trajectory"),
        ),
        sa.PrimaryKeyConstraint("trajectory_id", "role", name=op.f("pk_trajectory_role")),
    )
    op.create_index(
        op.f("ix_trajectory_role_person_id"), "trajectory_role", ["person_id"], unique=False
    )

    op.create_table(
        "trajectory_theme",
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("theme", sa.String(length=80), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_trajectory_theme_trajectory_id_trajectory"),
        ),
        sa.PrimaryKeyConstraint("trajectory_id", "theme", name=op.f("pk_trajectory_theme")),
    )
    _make_event_append_only()


def _make_event_append_only() -> None:
    """Let the database itself refuse to change the log, but for blanking its texts once."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER event_no_delete BEFORE DELETE ON event "
            "BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END"
        )
        op.execute(  # REPLACE deletes without a word to the trigger above
            "CREATE TRIGGER event_no_replace BEFORE INSERT ON event "
            "WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id) "
            "BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END"
        )
        op.execute(
            "CREATE TRIGGER event_no_update BEFORE UPDATE ON event "
            "WHEN OLD.texts IS NULL OR NEW.texts IS NOT NULL OR NEW.redacted_at IS NULL "
            "OR NEW.id IS NOT OLD.id OR NEW.workspace_id IS NOT OLD.workspace_id "
            "OR NEW.subject_kind IS NOT OLD.subject_kind "
            "OR NEW.subject_id IS NOT OLD.subject_id OR NEW.kind IS NOT OLD.kind "
            "OR NEW.actor_id IS NOT OLD.actor_id OR NEW.at IS NOT OLD.at "
            "OR NEW.facts IS NOT OLD.facts "
            "BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END"
        )
        return
    op.execute(
        "CREATE FUNCTION event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN "
        "IF TG_OP = 'UPDATE' THEN "
        "IF OLD.texts IS NOT NULL AND NEW.texts IS NULL AND NEW.redacted_at IS NOT NULL "
        "AND (NEW.id, NEW.workspace_id, NEW.subject_kind, NEW.subject_id, NEW.kind, "
        "NEW.actor_id, NEW.at, NEW.facts) IS NOT DISTINCT FROM "
        "(OLD.id, OLD.workspace_id, OLD.subject_kind, OLD.subject_id, OLD.kind, "
        "OLD.actor_id, OLD.at, OLD.facts) "
        "THEN RETURN NEW; END IF; "
        "END IF; "
        "RAISE EXCEPTION 'the event log is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event "
        "FOR EACH ROW EXECUTE FUNCTION event_append_only()"
    )
    op.execute(
        "CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON event "
        "FOR EACH STATEMENT EXECUTE FUNCTION event_append_only()"
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("trajectory_theme")

    op.drop_table("trajectory_role")

    op.drop_table("trajectory")
    op.drop_table("person_role")

    op.drop_table("notice")

    op.drop_table("event")
    op.drop_table("submission")
    op.drop_table("person")

    op.drop_table("inbox_item")

    op.drop_table("delivery")
    op.drop_table("workspace")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION event_append_only()")
