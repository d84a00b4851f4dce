"""The calendar of tenders, what is asked about them, files of them, and talks with teams."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
WORD = sa.String(length=40)
DOCUMENT = sa.JSON(none_as_null=True).with_variant(
    postgresql.JSONB(none_as_null=True), "postgresql"
)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "calendar_feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("team", sa.String(length=80), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_calendar_feed_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_calendar_feed_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("digest", name=op.f("uq_calendar_feed_digest")),
    )
    op.create_index(
        op.f("ix_calendar_feed_person_id"), "calendar_feed", ["person_id"], unique=False
    )
    op.create_index(
        op.f("ix_calendar_feed_workspace_id"), "calendar_feed", ["workspace_id"], unique=False
    )
    op.create_table(
        "column_mapping",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("headings", sa.String(length=64), nullable=False),
        sa.Column("columns", DOCUMENT, nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"],
            ["person.id"],
            name=op.f("fk_column_mapping_confirmed_by_id_person"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_column_mapping_workspace_id_workspace"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "kind", "headings", name=op.f("pk_column_mapping")),
    )
    op.create_index(
        op.f("ix_column_mapping_confirmed_by_id"),
        "column_mapping",
        ["confirmed_by_id"],
        unique=False,
    )
    op.create_table(
        "file_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("slack_file_id", sa.String(length=40), nullable=False),
        sa.Column("file_name", sa.String(length=300), nullable=False),
        sa.Column("file_digest", sa.String(length=64), nullable=True),
        sa.Column("state", WORD, nullable=False),
        sa.Column("columns", DOCUMENT, nullable=True),
        sa.Column("report", DOCUMENT, nullable=True),
        sa.Column("problem", sa.String(length=80), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_file_import_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_file_import_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_import")),
        sa.UniqueConstraint(
            "workspace_id", "slack_file_id", name=op.f("uq_file_import_workspace_id_slack_file_id")
        ),
    )
    op.create_index(op.f("ix_file_import_person_id"), "file_import", ["person_id"], unique=False)
    op.create_table(
        "team_talk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("team", sa.String(length=80), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("present", sa.String(length=500), nullable=True),
        sa.Column("said", sa.String(), nullable=True),
        sa.Column("kept_by_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["kept_by_id"], ["person.id"], name=op.f("fk_team_talk_kept_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_team_talk_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_talk")),
    )
    op.create_index(op.f("ix_team_talk_kept_by_id"), "team_talk", ["kept_by_id"], unique=False)
    op.create_index(
        op.f("ix_team_talk_workspace_id_team_held_on"),
        "team_talk",
        ["workspace_id", "team", "held_on"],
        unique=False,
    )
    op.create_table(
        "tender",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=200), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=True),
        sa.Column("client_name", sa.String(length=200), nullable=True),
        sa.Column("budget_holder_id", sa.Integer(), nullable=True),
        sa.Column("team", sa.String(length=80), nullable=True),
        sa.Column("category", sa.String(length=80), nullable=True),
        sa.Column("procedure", sa.String(length=80), nullable=True),
        sa.Column("value_cents", sa.BigInteger(), nullable=True),
        sa.Column("publication_from", sa.Date(), nullable=True),
        sa.Column("publication_until", sa.Date(), nullable=True),
        sa.Column("publication_precision", WORD, nullable=True),
        sa.Column("contract_start", sa.Date(), nullable=True),
        sa.Column("contract_end", sa.Date(), nullable=True),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("option_on", sa.Date(), nullable=True),
        sa.Column("options", sa.String(length=300), nullable=True),
        sa.Column("current_ends_on", sa.Date(), nullable=True),
        sa.Column("current_because", WORD, nullable=True),
        sa.Column("follows_id", sa.Integer(), nullable=True),
        sa.Column("follows_trajectory_id", sa.Integer(), nullable=True),
        sa.Column("state", WORD, nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=True),
        sa.Column("need", WORD, nullable=True),
        sa.Column("need_reason", sa.String(), nullable=True),
        sa.Column("saved_cents", sa.BigInteger(), nullable=True),
        sa.Column("later_on", sa.Date(), nullable=True),
        sa.Column("origin", WORD, nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["budget_holder_id"], ["person.id"], name=op.f("fk_tender_budget_holder_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["person.id"], name=op.f("fk_tender_client_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["person.id"], name=op.f("fk_tender_created_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["follows_id"], ["tender.id"], name=op.f("fk_tender_follows_id_tender")
        ),
        sa.ForeignKeyConstraint(
            ["follows_trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_tender_follows_trajectory_id_trajectory"),
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"], ["trajectory.id"], name=op.f("fk_tender_trajectory_id_trajectory")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_tender_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tender")),
        sa.UniqueConstraint(
            "follows_id", "current_ends_on", name=op.f("uq_tender_follows_id_current_ends_on")
        ),
        sa.UniqueConstraint(
            "follows_trajectory_id",
            "current_ends_on",
            name=op.f("uq_tender_follows_trajectory_id_current_ends_on"),
        ),
        sa.UniqueConstraint("workspace_id", "number", name=op.f("uq_tender_workspace_id_number")),
        sa.UniqueConstraint("workspace_id", "ref", name=op.f("uq_tender_workspace_id_ref")),
    )
    op.create_index(
        op.f("ix_tender_budget_holder_id"), "tender", ["budget_holder_id"], unique=False
    )
    op.create_index(op.f("ix_tender_client_id"), "tender", ["client_id"], unique=False)
    op.create_index(op.f("ix_tender_created_by_id"), "tender", ["created_by_id"], unique=False)
    op.create_index(op.f("ix_tender_trajectory_id"), "tender", ["trajectory_id"], unique=False)
    op.create_index(
        op.f("ix_tender_workspace_id_state_team"),
        "tender",
        ["workspace_id", "state", "team"],
        unique=False,
    )
    op.create_table(
        "money_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("tender_id", sa.Integer(), nullable=True),
        sa.Column("trajectory_id", sa.Integer(), nullable=True),
        sa.Column("moment", WORD, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("asked_id", sa.Integer(), nullable=False),
        sa.Column("answer", WORD, nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("planned_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_id"], ["person.id"], name=op.f("fk_money_question_asked_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["tender_id"], ["tender.id"], name=op.f("fk_money_question_tender_id_tender")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_money_question_trajectory_id_trajectory"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_money_question_workspace_id_workspace"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_money_question")),
        sa.UniqueConstraint(
            "tender_id", "moment", "year", name=op.f("uq_money_question_tender_id_moment_year")
        ),
        sa.UniqueConstraint(
            "trajectory_id",
            "moment",
            "year",
            name=op.f("uq_money_question_trajectory_id_moment_year"),
        ),
    )
    op.create_index(
        op.f("ix_money_question_asked_id"), "money_question", ["asked_id"], unique=False
    )
    op.create_index(
        op.f("ix_money_question_workspace_id"), "money_question", ["workspace_id"], unique=False
    )
    op.create_table(
        "tender_nudge",
        sa.Column("tender_id", sa.Integer(), nullable=False),
        sa.Column("moment", sa.String(length=40), nullable=False),
        sa.Column("question", WORD, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("team", sa.String(length=80), nullable=True),
        sa.Column("asked_id", sa.Integer(), nullable=True),
        sa.Column("answer", WORD, nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("planned_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["person.id"], name=op.f("fk_tender_nudge_answered_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["asked_id"], ["person.id"], name=op.f("fk_tender_nudge_asked_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["tender_id"], ["tender.id"], name=op.f("fk_tender_nudge_tender_id_tender")
        ),
        sa.PrimaryKeyConstraint("tender_id", "moment", name=op.f("pk_tender_nudge")),
    )
    op.create_index(
        op.f("ix_tender_nudge_answered_by_id"), "tender_nudge", ["answered_by_id"], unique=False
    )
    op.create_index(op.f("ix_tender_nudge_asked_id"), "tender_nudge", ["asked_id"], unique=False)
    op.create_index(op.f("ix_tender_nudge_due_on"), "tender_nudge", ["due_on"], unique=False)
    with op.batch_alter_table("action_item") as action_item:
        action_item.add_column(sa.Column("talk_id", sa.Integer(), nullable=True))
        action_item.add_column(sa.Column("team", sa.String(length=80), nullable=True))
        action_item.create_foreign_key(
            op.f("fk_action_item_talk_id_team_talk"), "team_talk", ["talk_id"], ["id"]
        )
        action_item.create_index(op.f("ix_action_item_talk_id"), ["talk_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("action_item") as action_item:
        action_item.drop_index(op.f("ix_action_item_talk_id"))
        action_item.drop_constraint(op.f("fk_action_item_talk_id_team_talk"), type_="foreignkey")
        action_item.drop_column("team")
        action_item.drop_column("talk_id")
    op.drop_table("tender_nudge")
    op.drop_table("money_question")
    op.drop_table("tender")
    op.drop_table("team_talk")
    op.drop_table("file_import")
    op.drop_table("column_mapping")
    op.drop_table("calendar_feed")
