"""The intake talk in each of its forms, so that every phrase of it is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.messages.intake import agreed, talk_ahead
from bot.messages.intake_sheet import (
    HELD_ON,
    answer_field,
    due_field,
    intake_sheet,
    owner_field,
    what_field,
)
from bot.messages.intake_view import (
    MOST_AGREEMENTS,
    AgreementLine,
    IntakeSheet,
    IntakeView,
    TalkAnswer,
    TalkQuestion,
)
from bot.messages.message import Block, Message
from bot.messages.trajectory_details import details
from bot.messages.trajectory_view import TrajectoryView
from bot.messages.wording import Wording
from bot.services.form_states import FieldProblem
from bot.services.intake_input import problem_said
from tests.messages.samples import LARGEST_NUMBER

HOSTILE = "Hergebruik & <!channel>"
LONG = f"{HOSTILE} " * 60
AT = "23 november 2026, 09:00"
DAY = date(2026, 12, 15)

QUESTIONS = (
    TalkQuestion("kansen", "Welke kansen zie je?", "MVOI-actieplan, 5"),
    TalkQuestion("nodig", "Wat heb je van ons nodig?", "MVOI-actieplan, 5"),
)
HELD = IntakeView(
    3,
    LARGEST_NUMBER,
    HOSTILE,
    held_on=DAY,
    by="U0001",
    at=AT,
    answers=tuple(TalkAnswer(each.text, LONG, "U0001", AT) for each in QUESTIONS),
    agreements=(
        AgreementLine(LONG[:300], "U0002", DAY, "U0001", AT),
        AgreementLine(HOSTILE, by="U0001", at=AT),
        AgreementLine(HOSTILE),
    ),
    may_change=True,
)
PROBLEMS = ("held_missing", "held_future", "answer_missing", "what_missing", "due_early")


def intake_messages(words: Wording) -> Iterator[Message]:
    """What is told in private."""
    for questions in (QUESTIONS, (TalkQuestion("een", HOSTILE),)):
        yield talk_ahead(questions, words, trajectory_id=3, number=LARGEST_NUMBER, title=HOSTILE)
    one = replace(HELD, agreements=HELD.agreements[:1])
    yield agreed(one, words, may_open=True)
    unnamed = replace(HELD.agreements[0], by="")
    yield agreed(replace(HELD, agreements=(unnamed,)), words, may_open=True)
    two = tuple(replace(each, due_on=DAY, by=f"U000{n}") for n, each in enumerate(HELD.agreements))
    yield agreed(replace(HELD, title="", agreements=two), words, may_open=False)


def intake_modals(plain: TrajectoryView, words: Wording) -> Iterator[Block]:
    """The form, and the talk in the details."""
    empty = IntakeSheet(QUESTIONS)
    filled = {
        HELD_ON: "2026-12-15",
        **{answer_field(each.slug): LONG for each in QUESTIONS},
        what_field(0): HOSTILE,
        owner_field(0): "U0001",
        due_field(0): "2026-12-15",
    }
    full = IntakeSheet(QUESTIONS, MOST_AGREEMENTS, filled)
    stale = replace(full, stale=True, elsewhere=HELD)
    for state in (empty, full, stale, replace(stale, elsewhere=None)):
        yield intake_sheet(state, words, number=LARGEST_NUMBER, metadata="", step="a1b2c3d4")
    without = replace(HELD, held_on=None, without=LONG, answers=(), agreements=())
    to_come = replace(without, without="")
    views = (HELD, replace(HELD, may_change=False, by=""), without, replace(without, by=""))
    for view in (*views, to_come, replace(to_come, may_change=False)):
        yield details(replace(plain, intake=view), words)


def intake_phrases(words: Wording) -> Iterator[str]:
    """What is told at a field."""
    for phrase in PROBLEMS:
        yield problem_said(FieldProblem(HELD_ON, phrase), words)
