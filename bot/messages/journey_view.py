"""Where a purchase stands, as one person may see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from bot.policy.award import AwardStep
from bot.policy.journey import Lack
from storage.vocabulary import NeedAnswer, ObjectionKind, Phase, StartFormState


class Asked(StrEnum):
    """Whether a start form belongs to the purchase."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"  # its value is not known yet


@dataclass(frozen=True)
class StartFormRule:
    """From which amount a start form is asked, by which source, and whether it is here.

    ``amount`` as people write it; ``more_than``: the amount itself is free.
    """

    asked: Asked
    amount: str
    more_than: bool
    source: str


@dataclass(frozen=True)
class FormStanding:
    """How far the start form has come; ``state`` is None as long as nobody began one.

    ``by`` is the Slack user id of who brought it this far: began it, handed it in or judged it.
    """

    state: StartFormState | None = None
    by: str = ""


@dataclass(frozen=True)
class Term:
    """The standstill that the profile knows: calendar days, for which procedures, by which law."""

    days: int
    procedures: str
    source: str


@dataclass(frozen=True)
class AwardView:
    """How far the award is, and what it waits for; None once it is signed."""

    waits_for: AwardStep | None
    decision_on: date | None = None
    standstill_until: date | None = None
    shortened: bool = False
    objection: ObjectionKind | None = None
    objection_on: date | None = None
    objection_ended_on: date | None = None
    final_on: date | None = None
    signed_on: date | None = None
    may_decide: bool = False
    may_object: bool = False


@dataclass(frozen=True)
class JourneyView:
    """Where a purchase stands, what is missing, and which steps are possible.

    ``phase`` is None where this person may not know it. ``way``, ``need``, ``award`` and
    ``missing`` are empty for who is not of the purchase; ``saved_cents``: euro cents that are
    not spent. ``may_ask_again``: the first key question is answered, and may still be answered
    otherwise. ``may_place``: it was said where the themes stand in the papers, and that may still
    change. ``may_talk``: the intake talk can be recorded, or changed. Without ``may_change`` there
    is nothing to press.
    """

    trajectory_id: int
    number: int
    title: str
    version: int
    phase: Phase | None
    may_change: bool = False
    way: tuple[Phase, ...] = ()
    unsure: frozenset[Phase] = frozenset()
    start_form: StartFormRule | None = None
    form: FormStanding = field(default_factory=FormStanding)
    asks_need: bool = False
    may_ask_again: bool = False
    need: NeedAnswer | None = None
    saved_cents: int | None = None
    reason: str = ""
    award: AwardView | None = None
    missing: tuple[Lack, ...] = ()
    may_place: bool = False
    may_talk: bool = False
    next: Phase | None = None
    back: Phase | None = None
    exits: tuple[Phase, ...] = ()


@dataclass(frozen=True)
class SheetState:
    """What stands in a short form: by field, as it was typed and chosen."""

    values: Mapping[str, Any] = field(default_factory=dict)
    term: Term | None = None
