"""Lessons, the interviews about them, and search."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
WORD = sa.String(length=40)
DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "search_document",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("length", sa.Float(), nullable=False),
        sa.Column("analysis", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_search_document_workspace_id_workspace"),
        ),
        sa.PrimaryKeyConstraint(
            "workspace_id", "subject_kind", "subject_id", name=op.f("pk_search_document")
        ),
    )
    op.create_table(
        "search_term",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("term", sa.String(length=60), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_search_term_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint(
            "workspace_id", "subject_kind", "subject_id", "term", name=op.f("pk_search_term")
        ),
    )
    op.create_index(
        op.f("ix_search_term_workspace_id_subject_kind_term_subject_id_weight"),
        "search_term",
        ["workspace_id", "subject_kind", "term", "subject_id", "weight"],
        unique=False,
    )
    op.create_table(
        "lesson_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.String(length=40), nullable=False),
        sa.Column("message_ts", sa.String(length=40), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("excerpt", sa.String(), nullable=True),
        sa.Column("state", WORD, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_lesson_request_asked_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_lesson_request_author_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_lesson_request_workspace_id_workspace"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_request")),
        sa.UniqueConstraint(
            "workspace_id",
            "channel_id",
            "message_ts",
            name=op.f("uq_lesson_request_workspace_id_channel_id_message_ts"),
        ),
    )
    op.create_table(
        "lesson",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=200), nullable=True),
        sa.Column("origin", WORD, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("insight", sa.String(), nullable=False),
        sa.Column("problem", sa.String(), nullable=True),
        sa.Column("approach", sa.String(), nullable=True),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("advice", sa.String(), nullable=True),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("phase", WORD, nullable=True),
        sa.Column("kind", WORD, nullable=True),
        sa.Column("outcome", WORD, nullable=True),
        sa.Column("trajectory_id", sa.Integer(), nullable=True),
        sa.Column("told_by_id", sa.Integer(), nullable=True),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("source_channel_id", sa.String(length=40), nullable=True),
        sa.Column("source_ts", sa.String(length=40), nullable=True),
        sa.Column("source_author_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["lesson.id"], name=op.f("fk_lesson_merged_into_id_lesson")
        ),
        sa.ForeignKeyConstraint(
            ["source_author_id"], ["person.id"], name=op.f("fk_lesson_source_author_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["told_by_id"], ["person.id"], name=op.f("fk_lesson_told_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"], ["trajectory.id"], name=op.f("fk_lesson_trajectory_id_trajectory")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_lesson_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson")),
        sa.UniqueConstraint("workspace_id", "number", name=op.f("uq_lesson_workspace_id_number")),
        sa.UniqueConstraint("workspace_id", "ref", name=op.f("uq_lesson_workspace_id_ref")),
    )
    op.create_index(op.f("ix_lesson_trajectory_id"), "lesson", ["trajectory_id"], unique=False)
    op.create_index(
        op.f("ix_lesson_workspace_id_state"), "lesson", ["workspace_id", "state"], unique=False
    )
    op.create_table(
        "interview",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("question", sa.String(length=40), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("asked_since", sa.Integer(), nullable=False),
        sa.Column("lead", DOCUMENT, nullable=False),
        sa.Column("passed_over", DOCUMENT, nullable=False),
        sa.Column("pending", sa.String(), nullable=True),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lesson.id"], name=op.f("fk_interview_lesson_id_lesson")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_interview_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name=op.f("fk_interview_workspace_id_workspace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview")),
        sa.UniqueConstraint(
            "workspace_id",
            "lesson_id",
            "person_id",
            name=op.f("uq_interview_workspace_id_lesson_id_person_id"),
        ),
    )
    op.create_index(
        "uq_interview_person_open",
        "interview",
        ["workspace_id", "person_id"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_table(
        "lesson_category",
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lesson.id"], name=op.f("fk_lesson_category_lesson_id_lesson")
        ),
        sa.PrimaryKeyConstraint("lesson_id", "category", name=op.f("pk_lesson_category")),
    )
    op.create_table(
        "lesson_file",
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("slack_file_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lesson.id"], name=op.f("fk_lesson_file_lesson_id_lesson")
        ),
        sa.PrimaryKeyConstraint("lesson_id", "slack_file_id", name=op.f("pk_lesson_file")),
    )
    op.create_table(
        "lesson_reuse",
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lesson.id"], name=op.f("fk_lesson_reuse_lesson_id_lesson")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_lesson_reuse_person_id_person")
        ),
        sa.PrimaryKeyConstraint("lesson_id", "person_id", name=op.f("pk_lesson_reuse")),
    )
    op.create_table(
        "lesson_theme",
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("theme", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lesson.id"], name=op.f("fk_lesson_theme_lesson_id_lesson")
        ),
        sa.PrimaryKeyConstraint("lesson_id", "theme", name=op.f("pk_lesson_theme")),
    )
    op.create_table(
        "interview_answer",
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("message_ts", sa.String(length=40), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["interview_id"],
            ["interview.id"],
            name=op.f("fk_interview_answer_interview_id_interview"),
        ),
        sa.PrimaryKeyConstraint("interview_id", "message_ts", name=op.f("pk_interview_answer")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("interview_answer")
    op.drop_table("lesson_theme")
    op.drop_table("lesson_reuse")
    op.drop_table("lesson_file")
    op.drop_table("lesson_category")
    op.drop_table("interview")
    op.drop_table("lesson")
    op.drop_table("lesson_request")
    op.drop_table("search_term")
    op.drop_table("search_document")
