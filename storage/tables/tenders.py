"""The calendar of tenders: what is to be bought when, and what was asked about it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlmodel import Field

from storage.columns import JSON_DOCUMENT, Table, UtcDateTime, enum_type
from storage.vocabulary import (
    ContractMoment,
    ImportState,
    MoneyAnswer,
    MoneyMoment,
    NeedAnswer,
    NudgeAnswer,
    NudgeQuestion,
    Precision,
    TenderOrigin,
    TenderState,
)


class Tender(Table, table=True):
    """One upcoming purchase, and the contract that it leads to.

    ``ref`` names it in the file it was imported from. ``client_name`` is what a file says of who
    is the client, as long as no person is known. ``procedure`` is a slug of the profile, as team
    and category are. ``value_cents``: the total estimate in euro cents, excl. VAT, over the whole
    term including options. ``contract_start`` to ``option_on`` are of the contract that it leads
    to; ``options`` says in words how it can be extended. ``current_ends_on`` is the day by which
    it must be known what comes after the contract that runs now, and ``current_because`` which
    day of that contract it is. ``follows_id`` and ``follows_trajectory_id`` name that contract,
    where the bot knows it. ``need``, ``saved_cents`` and ``need_reason``: what somebody answered
    to "is it needed?". ``later_on``: nobody is asked about it before that day.
    ``version`` rises by one with every change and guards stale edits.
    """

    __table_args__ = (
        UniqueConstraint("workspace_id", "number"),
        UniqueConstraint("workspace_id", "ref"),
        UniqueConstraint("follows_id", "current_ends_on"),
        UniqueConstraint("follows_trajectory_id", "current_ends_on"),
        Index(None, "workspace_id", "state", "team"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    number: int
    ref: str | None = Field(default=None, max_length=200)
    title: str
    client_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    client_name: str | None = Field(default=None, max_length=200)
    budget_holder_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    team: str | None = Field(default=None, max_length=80)
    category: str | None = Field(default=None, max_length=80)
    procedure: str | None = Field(default=None, max_length=80)
    value_cents: int | None = Field(default=None, sa_type=BigInteger)
    publication_from: date | None = None
    publication_until: date | None = None
    publication_precision: Precision | None = Field(
        default=None, sa_type=enum_type(Precision), nullable=True
    )
    contract_start: date | None = None
    contract_end: date | None = None
    notice_on: date | None = None
    option_on: date | None = None
    options: str | None = Field(default=None, max_length=300)
    current_ends_on: date | None = None
    current_because: ContractMoment | None = Field(
        default=None, sa_type=enum_type(ContractMoment), nullable=True
    )
    follows_id: int | None = Field(default=None, foreign_key="tender.id")
    follows_trajectory_id: int | None = Field(default=None, foreign_key="trajectory.id")
    state: TenderState = Field(default=TenderState.OPEN, sa_type=enum_type(TenderState))
    trajectory_id: int | None = Field(default=None, foreign_key="trajectory.id", index=True)
    need: NeedAnswer | None = Field(default=None, sa_type=enum_type(NeedAnswer), nullable=True)
    need_reason: str | None = None
    saved_cents: int | None = Field(default=None, sa_type=BigInteger)
    later_on: date | None = None
    origin: TenderOrigin = Field(sa_type=enum_type(TenderOrigin))
    created_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    version: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class TenderNudge(Table, table=True):
    """One moment at which a tender is brought up, and what somebody did with it.

    ``moment`` is the slug of :class:`bot.policy.tenders.Moment`, such as 'contract' or
    'weeks-26'. ``asked_id``: the client who was asked in person, None where only the team heard.
    ``answer`` is None until somebody does something with it.
    """

    __tablename__ = "tender_nudge"
    __table_args__ = (Index(None, "due_on"),)

    tender_id: int = Field(foreign_key="tender.id", primary_key=True)
    moment: str = Field(max_length=40, primary_key=True)
    question: NudgeQuestion = Field(sa_type=enum_type(NudgeQuestion))
    due_on: date
    team: str | None = Field(default=None, max_length=80)
    asked_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    answer: NudgeAnswer | None = Field(default=None, sa_type=enum_type(NudgeAnswer), nullable=True)
    answered_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    planned_at: datetime = Field(sa_type=UtcDateTime)


class MoneyQuestion(Table, table=True):
    """Whether MVOI needs money in a purchase, asked before a document of the budget year.

    About a tender or a trajectory, one of both. ``note`` was typed by somebody.
    """

    __tablename__ = "money_question"
    __table_args__ = (
        UniqueConstraint("tender_id", "moment", "year"),
        UniqueConstraint("trajectory_id", "moment", "year"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id", index=True)
    tender_id: int | None = Field(default=None, foreign_key="tender.id")
    trajectory_id: int | None = Field(default=None, foreign_key="trajectory.id")
    moment: MoneyMoment = Field(sa_type=enum_type(MoneyMoment))
    year: int
    asked_id: int = Field(foreign_key="person.id", index=True)
    answer: MoneyAnswer | None = Field(default=None, sa_type=enum_type(MoneyAnswer), nullable=True)
    note: str | None = None
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    planned_at: datetime = Field(sa_type=UtcDateTime)


class ColumnMapping(Table, table=True):
    """Which of our columns each heading of a file is, as somebody confirmed it.

    ``headings`` is a digest of the header, so that the next file with it is known; ``columns``
    maps the name of our column to a heading.
    """

    __tablename__ = "column_mapping"

    workspace_id: int = Field(foreign_key="workspace.id", primary_key=True)
    kind: str = Field(max_length=40, primary_key=True)
    headings: str = Field(max_length=64, primary_key=True)
    columns: dict[str, Any] = Field(sa_type=JSON_DOCUMENT)
    confirmed_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    confirmed_at: datetime = Field(sa_type=UtcDateTime)


class FileImport(Table, table=True):
    """A file of tenders that somebody dropped in their direct message with the bot.

    The file itself stays in Slack and is read again when it is taken in. ``file_digest`` is of
    its content as it was shown. ``report`` holds what a dry run found, ``problem`` a phrase.
    """

    __tablename__ = "file_import"
    __table_args__ = (UniqueConstraint("workspace_id", "slack_file_id"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    slack_file_id: str = Field(max_length=40)
    file_name: str = Field(max_length=300)
    file_digest: str | None = Field(default=None, max_length=64)
    state: ImportState = Field(default=ImportState.ASKED, sa_type=enum_type(ImportState))
    columns: dict[str, Any] | None = Field(default=None, sa_type=JSON_DOCUMENT, nullable=True)
    report: dict[str, Any] | None = Field(default=None, sa_type=JSON_DOCUMENT, nullable=True)
    problem: str | None = Field(default=None, max_length=80)
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class CalendarFeed(Table, table=True):
    """The private address of somebody's calendar; of the secret in it only a digest is kept."""

    __tablename__ = "calendar_feed"

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    digest: str = Field(max_length=64, unique=True)
    team: str | None = Field(default=None, max_length=80)
    created_at: datetime = Field(sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
