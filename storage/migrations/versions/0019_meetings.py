"""Meetings, what is on their agenda, who comes, and what was agreed."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
WORD = sa.String(length=40)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "rhythm_choice",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("rhythm", sa.String(length=60), nullable=False),
        sa.Column("anchor", sa.Date(), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=5), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=500), nullable=True),
        sa.Column("prepared_days", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_rhythm_choice_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "rhythm", name=op.f("pk_rhythm_choice")),
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("rhythm", sa.String(length=60), nullable=False),
        sa.Column("planned_for", sa.Date(), nullable=False),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=500), nullable=True),
        sa.Column("because", sa.String(length=120), nullable=True),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("emphasis", sa.String(length=300), nullable=True),
        sa.Column("theme", sa.String(length=80), nullable=True),
        sa.Column("question", sa.String(), nullable=True),
        sa.Column("called_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["called_by_id"], ["person.id"], name=op.f("fk_meeting_called_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_meeting_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint(
            "workspace_id",
            "rhythm",
            "planned_for",
            name=op.f("uq_meeting_workspace_id_rhythm_planned_for"),
        ),
    )
    op.create_index(op.f("ix_meeting_called_by_id"), "meeting", ["called_by_id"], unique=False)
    op.create_index(
        op.f("ix_meeting_workspace_id_starts_at"),
        "meeting",
        ["workspace_id", "starts_at"],
        unique=False,
    )
    op.create_table(
        "action_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", WORD, nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("trajectory_id", sa.Integer(), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name=op.f("fk_action_item_made_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_action_item_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("fk_action_item_owner_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_action_item_trajectory_id_trajectory"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_action_item_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_item")),
    )
    op.create_index(op.f("ix_action_item_made_by_id"), "action_item", ["made_by_id"], unique=False)
    op.create_index(op.f("ix_action_item_meeting_id"), "action_item", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_action_item_owner_id"), "action_item", ["owner_id"], unique=False)
    op.create_index(
        op.f("ix_action_item_trajectory_id"), "action_item", ["trajectory_id"], unique=False
    )
    op.create_index(
        op.f("ix_action_item_workspace_id_state_due_on"),
        "action_item",
        ["workspace_id", "state", "due_on"],
        unique=False,
    )
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("rhythm", sa.String(length=60), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("brought_by_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=80), nullable=True),
        sa.Column("state", WORD, nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["brought_by_id"], ["person.id"], name=op.f("fk_agenda_item_brought_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_agenda_item_trajectory_id_trajectory"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_agenda_item_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
    )
    op.create_index(
        op.f("ix_agenda_item_brought_by_id"), "agenda_item", ["brought_by_id"], unique=False
    )
    op.create_index(op.f("ix_agenda_item_meeting_id"), "agenda_item", ["meeting_id"], unique=False)
    op.create_index(
        op.f("ix_agenda_item_trajectory_id"), "agenda_item", ["trajectory_id"], unique=False
    )
    op.create_index(
        op.f("ix_agenda_item_workspace_id_rhythm_state"),
        "agenda_item",
        ["workspace_id", "rhythm", "state"],
        unique=False,
    )
    op.create_table(
        "agenda_mark",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("marked_by_id", sa.Integer(), nullable=False),
        sa.Column("marked_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["marked_by_id"], ["person.id"], name=op.f("fk_agenda_mark_marked_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_mark_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint(
            "meeting_id", "subject_kind", "subject_id", name=op.f("pk_agenda_mark")
        ),
    )
    op.create_index(
        op.f("ix_agenda_mark_marked_by_id"), "agenda_mark", ["marked_by_id"], unique=False
    )
    op.create_table(
        "meeting_guest",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("answer", WORD, nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_guest_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meeting_guest_person_id_person")
        ),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_meeting_guest")),
    )
    op.create_index(
        op.f("ix_meeting_guest_person_id"), "meeting_guest", ["person_id"], unique=False
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("meeting_guest")
    op.drop_table("agenda_mark")
    op.drop_table("agenda_item")
    op.drop_table("action_item")
    op.drop_table("meeting")
    op.drop_table("rhythm_choice")
