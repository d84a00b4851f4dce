"""What a presenter may know of an interview: what is asked, and what went before it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from bot.messages.form_fields import Option


class Question(StrEnum):
    """What is asked about a lesson, in this order."""

    PROBLEM = "problem"
    APPROACH = "approach"
    RESULT = "result"
    ADVICE = "advice"
    OUTCOME = "outcome"
    KIND = "kind"
    THEMES = "themes"
    CATEGORY = "category"
    PHASE = "phase"
    EVIDENCE = "evidence"


class Why(StrEnum):
    """Why a message of the interview is sent; each has a phrase of its own."""

    STARTED = "started"
    RESUMED = "resumed"
    AGAIN = "again"
    NOTED = "noted"
    SKIPPED = "skipped"
    FILLED = "filled"  # somebody else filled it in meanwhile
    HELP = "help"
    TOO_LONG = "too_long"
    CHOOSE = "choose"  # what was typed is none of the choices
    WORDS_FIRST = "words_first"  # only a file came where words are asked
    LATER = "later"
    RESTED = "rested"  # nobody answered for days
    STOP = "stop"
    RETRACTED = "retracted"
    MERGED = "merged"
    CLOSED = "closed"  # this person may not change it any more


@dataclass(frozen=True)
class Lead:
    """What goes before a question, or instead of one: no text that anybody typed.

    ``question`` is what was answered in words just before; ``paused`` the number of the
    lesson whose interview rests since; ``into`` the number of the lesson that took over;
    ``longest`` how much fits; ``without_file``: a file came along that was not kept.
    """

    why: Why
    question: Question | None = None
    paused: int | None = None
    into: int | None = None
    longest: int | None = None
    without_file: bool = False

    def dump(self) -> dict[str, Any]:
        """As it is stored."""
        return {name: value for name, value in asdict(self).items() if value not in (None, False)}


def read_lead(stored: Mapping[str, Any]) -> Lead:
    """What was stored."""
    question = stored.get("question")
    return Lead(
        why=Why(stored.get("why", Why.AGAIN)),
        question=Question(question) if question else None,
        paused=stored.get("paused"),
        into=stored.get("into"),
        longest=stored.get("longest"),
        without_file=bool(stored.get("without_file")),
    )


@dataclass(frozen=True)
class About:
    """Which interview, about which lesson. ``title`` is as somebody typed it."""

    interview_id: int
    lesson_id: int
    number: int
    title: str


@dataclass(frozen=True)
class Asking:
    """One question, with the choices there are; ``to_come`` questions follow it."""

    about: About
    question: Question
    turn: int
    to_come: int
    lead: Lead
    options: Sequence[Option] = ()


@dataclass(frozen=True)
class Told:
    """What the lesson says in the end.

    ``insight`` is what was told first; ``answers`` maps each question that has an answer
    to it, as people read it; ``skipped`` are the questions without one.
    """

    about: About
    insight: str
    answers: Mapping[Question, str] = field(default_factory=dict)
    skipped: Sequence[Question] = ()


@dataclass(frozen=True)
class Pressed:
    """What a button of a question carries; ``slug`` is the choice it stands for."""

    interview_id: int
    turn: int
    question: Question
    slug: str = ""

    def dump(self) -> str:
        """As the value of a button or an option."""
        return f"{self.interview_id}:{self.turn}:{self.question}:{self.slug}"


def read_pressed(value: str) -> Pressed:
    """What a button carries. :raises ValueError: it is none of ours."""
    interview_id, turn, question, slug = value.split(":", 3)
    return Pressed(int(interview_id), int(turn), Question(question), slug)
