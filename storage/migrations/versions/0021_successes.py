"""Successes, the community, and what goes outside."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0021"
down_revision = "0020"
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
        "colleague_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(length=200), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_colleague_question_asked_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["asked_id"], ["person.id"], name=op.f("fk_colleague_question_asked_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_colleague_question_workspace_id_workspace"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_colleague_question")),
    )
    op.create_index(
        op.f("ix_colleague_question_asked_by_id"),
        "colleague_question",
        ["asked_by_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_colleague_question_asked_id"), "colleague_question", ["asked_id"], unique=False
    )
    op.create_index(
        op.f("ix_colleague_question_workspace_id"),
        "colleague_question",
        ["workspace_id"],
        unique=False,
    )
    op.create_table(
        "community_member",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("because", WORD, nullable=False),
        sa.Column("joined_at", MOMENT, nullable=False),
        sa.Column("left_at", MOMENT, nullable=True),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("themes", DOCUMENT, nullable=False),
        sa.Column("categories", DOCUMENT, nullable=False),
        sa.Column("helps_with", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_community_member_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_community_member_workspace_id_workspace"),
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_community_member")),
    )
    op.create_index(
        op.f("ix_community_member_workspace_id"), "community_member", ["workspace_id"], unique=False
    )
    op.create_table(
        "development",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("theme", sa.String(length=80), nullable=True),
        sa.Column("link", sa.String(length=500), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("look_again_on", sa.Date(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["person.id"], name=op.f("fk_development_created_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("fk_development_owner_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_development_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_development")),
    )
    op.create_index(
        op.f("ix_development_created_by_id"), "development", ["created_by_id"], unique=False
    )
    op.create_index(op.f("ix_development_owner_id"), "development", ["owner_id"], unique=False)
    op.create_index(
        op.f("ix_development_workspace_id_state_look_again_on"),
        "development",
        ["workspace_id", "state", "look_again_on"],
        unique=False,
    )
    op.create_table(
        "gathering",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("network", sa.String(length=80), nullable=True),
        sa.Column("theme", sa.String(length=80), nullable=True),
        sa.Column("category", sa.String(length=80), nullable=True),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=500), nullable=True),
        sa.Column("link", sa.String(length=500), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("fk_gathering_owner_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_gathering_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gathering")),
    )
    op.create_index(op.f("ix_gathering_owner_id"), "gathering", ["owner_id"], unique=False)
    op.create_index(
        op.f("ix_gathering_workspace_id_starts_at"),
        "gathering",
        ["workspace_id", "starts_at"],
        unique=False,
    )
    op.create_table(
        "name_consent",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_name_consent_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_name_consent_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_name_consent")),
    )
    op.create_index(
        op.f("ix_name_consent_workspace_id"), "name_consent", ["workspace_id"], unique=False
    )
    op.create_table(
        "planned_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("occurrence", sa.String(length=120), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("audience", sa.String(length=200), nullable=True),
        sa.Column("medium", sa.String(length=80), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("draft", sa.String(), nullable=True),
        sa.Column("state", WORD, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["person.id"], name=op.f("fk_planned_message_created_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("fk_planned_message_owner_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_planned_message_workspace_id_workspace"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_message")),
        sa.UniqueConstraint(
            "workspace_id", "occurrence", name=op.f("uq_planned_message_workspace_id_occurrence")
        ),
    )
    op.create_index(
        op.f("ix_planned_message_created_by_id"), "planned_message", ["created_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_planned_message_owner_id"), "planned_message", ["owner_id"], unique=False
    )
    op.create_table(
        "award_choice",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("chosen_by_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("chosen_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["chosen_by_id"], ["person.id"], name=op.f("fk_award_choice_chosen_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_award_choice_trajectory_id_trajectory"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_award_choice_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "year", name=op.f("pk_award_choice")),
    )
    op.create_index(
        op.f("ix_award_choice_chosen_by_id"), "award_choice", ["chosen_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_award_choice_trajectory_id"), "award_choice", ["trajectory_id"], unique=False
    )
    op.create_table(
        "champion_invite",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("champion_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("state", WORD, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_champion_invite_asked_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["champion_id"], ["person.id"], name=op.f("fk_champion_invite_champion_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_champion_invite_trajectory_id_trajectory"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_champion_invite_workspace_id_workspace"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_champion_invite")),
        sa.UniqueConstraint(
            "trajectory_id",
            "champion_id",
            name=op.f("uq_champion_invite_trajectory_id_champion_id"),
        ),
    )
    op.create_index(
        op.f("ix_champion_invite_asked_by_id"), "champion_invite", ["asked_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_champion_invite_champion_id"), "champion_invite", ["champion_id"], unique=False
    )
    op.create_index(
        op.f("ix_champion_invite_workspace_id"), "champion_invite", ["workspace_id"], unique=False
    )
    op.create_table(
        "gathering_guest",
        sa.Column("gathering_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sign_up", WORD, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gathering.id"],
            name=op.f("fk_gathering_guest_gathering_id_gathering"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_gathering_guest_person_id_person")
        ),
        sa.PrimaryKeyConstraint("gathering_id", "person_id", name=op.f("pk_gathering_guest")),
    )
    op.create_index(
        op.f("ix_gathering_guest_person_id"), "gathering_guest", ["person_id"], unique=False
    )
    op.create_table(
        "room_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(length=80), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_room_request_asked_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name=op.f("fk_room_request_recorded_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_room_request_trajectory_id_trajectory"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_room_request_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_request")),
    )
    op.create_index(
        op.f("ix_room_request_asked_by_id"), "room_request", ["asked_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_room_request_recorded_by_id"), "room_request", ["recorded_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_room_request_trajectory_id"), "room_request", ["trajectory_id"], unique=False
    )
    op.create_index(
        op.f("ix_room_request_workspace_id_state"),
        "room_request",
        ["workspace_id", "state"],
        unique=False,
    )
    op.create_table(
        "success",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("signal", WORD, nullable=False),
        sa.Column("occurrence", sa.String(length=120), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=True),
        sa.Column("lesson_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("difference", sa.String(), nullable=True),
        sa.Column("figure", sa.String(length=80), nullable=True),
        sa.Column("figure_of", sa.String(length=200), nullable=True),
        sa.Column("team", sa.String(length=80), nullable=True),
        sa.Column("picture", sa.String(length=40), nullable=True),
        sa.Column("channel", sa.String(length=80), nullable=True),
        sa.Column("seen", sa.String(length=64), nullable=True),
        sa.Column("reported_by_id", sa.Integer(), nullable=True),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("celebrate_at", MOMENT, nullable=True),
        sa.Column("celebrated_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["person.id"], name=op.f("fk_success_approved_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lesson.id"], name=op.f("fk_success_lesson_id_lesson")
        ),
        sa.ForeignKeyConstraint(
            ["reported_by_id"], ["person.id"], name=op.f("fk_success_reported_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"], ["trajectory.id"], name=op.f("fk_success_trajectory_id_trajectory")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_success_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_success")),
        sa.UniqueConstraint(
            "workspace_id",
            "signal",
            "occurrence",
            name=op.f("uq_success_workspace_id_signal_occurrence"),
        ),
    )
    op.create_index(op.f("ix_success_approved_by_id"), "success", ["approved_by_id"], unique=False)
    op.create_index(op.f("ix_success_lesson_id"), "success", ["lesson_id"], unique=False)
    op.create_index(op.f("ix_success_reported_by_id"), "success", ["reported_by_id"], unique=False)
    op.create_index(op.f("ix_success_trajectory_id"), "success", ["trajectory_id"], unique=False)
    op.create_index(
        op.f("ix_success_workspace_id_state"), "success", ["workspace_id", "state"], unique=False
    )
    op.create_table(
        "champion_prompt",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("success_id", sa.Integer(), nullable=False),
        sa.Column("thanked_at", MOMENT, nullable=True),
        sa.Column("planned_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_champion_prompt_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["success_id"], ["success.id"], name=op.f("fk_champion_prompt_success_id_success")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_champion_prompt_workspace_id_workspace"),
        ),
        sa.PrimaryKeyConstraint("person_id", "month", name=op.f("pk_champion_prompt")),
    )
    op.create_index(
        op.f("ix_champion_prompt_success_id"), "champion_prompt", ["success_id"], unique=False
    )
    op.create_index(
        op.f("ix_champion_prompt_workspace_id"), "champion_prompt", ["workspace_id"], unique=False
    )
    op.create_table(
        "congratulation",
        sa.Column("success_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_congratulation_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["success_id"], ["success.id"], name=op.f("fk_congratulation_success_id_success")
        ),
        sa.PrimaryKeyConstraint("success_id", "person_id", name=op.f("pk_congratulation")),
    )
    op.create_index(
        op.f("ix_congratulation_person_id"), "congratulation", ["person_id"], unique=False
    )
    op.create_table(
        "success_person",
        sa.Column("success_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_success_person_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["success_id"], ["success.id"], name=op.f("fk_success_person_success_id_success")
        ),
        sa.PrimaryKeyConstraint("success_id", "person_id", name=op.f("pk_success_person")),
    )
    op.create_index(
        op.f("ix_success_person_person_id"), "success_person", ["person_id"], unique=False
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("success_person")
    op.drop_table("congratulation")
    op.drop_table("champion_prompt")
    op.drop_table("success")
    op.drop_table("room_request")
    op.drop_table("gathering_guest")
    op.drop_table("champion_invite")
    op.drop_table("award_choice")
    op.drop_table("planned_message")
    op.drop_table("name_consent")
    op.drop_table("gathering")
    op.drop_table("development")
    op.drop_table("community_member")
    op.drop_table("colleague_question")
