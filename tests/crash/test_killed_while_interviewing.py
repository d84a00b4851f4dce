"""The bot's process is killed between any two steps of an interview.

Each answer, typed or clicked, at a later step: it is kept once, and every question is asked once.
"""

from collections.abc import Callable

import httpx
import pytest
from sqlmodel import col, select

from storage.database import Database
from storage.tables import Event, Lesson
from tests.crash.conftest import NEVER, MortalBot
from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.fuzz import LONG

TITLE = "Les bij stroomuitval"

TYPED = {
    "Wat was het probleem": "Te duur.",
    "Wat hebben jullie gedaan?": "Eerst gekeken.",
    "Wat kwam eruit?": "Alles bleef staan.",
    "Wat raad je een collega aan?": "Laat keuren.",
}
"""What is typed in answer to a question."""
CLICKED = {
    "Hoe ging het?": "interview_choose_mis",
    "Waar gaat het vooral over?": "interview_choose_geld",
    "Bij welke thema's hoort het?": "interview_skip",
    "Bij welke soort inkoop": "interview_skip",
    "In welke fase": "interview_skip",
}
"""What is clicked."""

FATAL = (2, 5, 8, 9, 1, 2, 3, 5, 7) if LONG else (2, NEVER, 8, 9, NEVER, 2, NEVER, 5, 7)
"""At which step the bot dies with each answer: from keeping the event (2) to the next question's
arrival (9); from keeping what was clicked (1) to the same (7). In a long run with each."""

END = "Waaruit blijkt het?"


@pytest.mark.slow
@pytest.mark.timeout(500)
def test_killed_at_any_step_every_answer_is_kept_and_every_question_asked_once(
    workspace: Workspace, bot: MortalBot
) -> None:
    """Who clicked in vain clicks again; who typed waits for Slack to send it again."""
    bot.running()
    workspace.wait_for_bot()
    buyer, deaths = workspace.colleague("inkoper"), 0
    asked = _begin(workspace, bot, buyer)
    questions = [*TYPED, *CLICKED, END]
    for step, question, following in zip(FATAL, questions, questions[1:], strict=False):
        bot.dies_at(step)
        _answer(workspace, bot, buyer, asked, question)
        deaths += bot.is_dead
        asked = _next(workspace, bot, following)
    assert deaths >= sum(step != NEVER for step in FATAL) // 2
    bot.dies_at(NEVER)
    workspace.let_pass("1h")
    _check(workspace, bot)


def _begin(workspace: Workspace, bot: MortalBot, buyer: Colleague) -> Json:
    bot.dies_at(NEVER)
    buyer.tells(TITLE)
    thanks = workspace.wait_for(
        "@inkoper", lambda m: TITLE in text_of(m) and "Vertel meer" in text_of(m)
    )
    buyer.presses(thanks, "interview_start", channel="@inkoper")
    return _next(workspace, bot, next(iter(TYPED)))


def _answer(
    workspace: Workspace, bot: MortalBot, buyer: Colleague, asked: Json, question: str
) -> None:
    if question in TYPED:
        buyer.says(TYPED[question])
        return

    def press() -> None:
        if _is_answered(workspace, asked):  # what was clicked was kept before the bot died
            return
        answer = buyer.presses(asked, CLICKED[question], channel="@inkoper")
        assert answer["ok"], answer

    _until(workspace, bot, press)


def _is_answered(workspace: Workspace, asked: Json) -> bool:
    """Whether something else stands in place of the question by now."""
    [now] = [m for m in workspace.messages("@inkoper") if m["ts"] == asked["ts"]]
    return bool(now["blocks"] != asked["blocks"])


def _next(workspace: Workspace, bot: MortalBot, question: str) -> Json:
    """The next question, once it is there; the bot may die while it is waited for."""

    def is_it(message: Json) -> bool:
        text = text_of(message)
        return TITLE in text and f"*{question}" in text and "bot_id" in message

    return bot.waits_for(workspace, "@inkoper", is_it)


def _until(workspace: Workspace, bot: MortalBot, attempt: Callable[[], None]) -> None:
    for _ in range(4):
        try:
            attempt()
        except (AssertionError, httpx.HTTPError):
            bot.running()
            workspace.wait_for_bot()
        else:
            return
    attempt()


def _check(workspace: Workspace, bot: MortalBot) -> None:
    """Every field holds its answer, was written once, and every question stands there once."""
    said = [text_of(m) for m in workspace.messages("@inkoper") if TITLE in text_of(m)]
    for question in [*TYPED, *CLICKED, END]:
        standing = [text for text in said if question in text and "Bewaard als" not in text]
        assert len(standing) == 1, question
    database = Database(bot.database_url)
    with database.reading() as session:
        lesson = session.exec(select(Lesson).where(col(Lesson.title) == TITLE)).one()
        events = session.exec(
            select(Event).where(
                col(Event.subject_kind) == "lesson",
                col(Event.subject_id) == lesson.id,
                col(Event.kind) == "changed",
            )
        ).all()
    database.close()
    assert (lesson.problem, lesson.approach, lesson.result, lesson.advice) == tuple(TYPED.values())
    assert (lesson.outcome, lesson.kind) == ("mis", "geld")
    assert len(events) == 6
