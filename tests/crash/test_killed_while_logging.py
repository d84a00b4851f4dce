"""The bot's process is killed between any two steps of logging and posting.

Each time at a later step: the case is there once, the card is there once. At every fourth of
twenty steps; in a long run at each.
"""

from collections.abc import Callable
from functools import partial

import httpx
import pytest
from sqlmodel import col, select

from storage.database import Database
from storage.tables import Trajectory
from tests.crash.conftest import NEVER, MortalBot
from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.fuzz import LONG

STEPS = range(1, 21, 1 if LONG else 4)


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_killed_at_any_step_the_case_and_the_card_are_there_once(
    workspace: Workspace, bot: MortalBot
) -> None:
    """A person tries again what did not work; nothing is lost and nothing is doubled."""
    bot.running()
    workspace.wait_for_bot()
    buyer, deaths = workspace.colleague("inkoper"), 0
    for step in STEPS:
        title = f"Traject {step:02d} bij stroomuitval"
        bot.dies_at(step)
        _log(workspace, buyer, bot, title)
        deaths += bot.is_dead
        _until(workspace, bot, partial(_card, workspace, title))
    assert deaths >= len(STEPS) // 4
    _settle(workspace, bot)
    for step in STEPS:
        title = f"Traject {step:02d} bij stroomuitval"
        cards = [m for m in workspace.messages("bor") if title in text_of(m)]
        assert len(cards) == 1, title
        assert _times_stored(bot, title) == 1, title


def _log(workspace: Workspace, buyer: Colleague, bot: MortalBot, title: str) -> None:
    """Log and place a case, trying each step again until it works."""
    form = _until(workspace, bot, buyer.opens_form)
    answer = _until(
        workspace, bot, lambda: _ok(buyer.submits(buyer.modal(), title=title, category="gww"))
    )
    assert form["callback_id"] == "trajectory_new"
    assert answer["response_action"] == "update", answer
    done = _until(workspace, bot, lambda: _ok(buyer.submits(buyer.modal())))
    buyer.closes(done["view"])


def _card(workspace: Workspace, title: str) -> Json:
    return workspace.wait_for("bor", lambda m: title in text_of(m), seconds=4)


def _until(workspace: Workspace, bot: MortalBot, attempt: Callable[[], Json]) -> Json:
    for _ in range(4):
        try:
            return attempt()
        except (AssertionError, httpx.HTTPError):
            bot.running()
            workspace.wait_for_bot()
    return attempt()


def _ok(answer: Json) -> Json:
    assert answer["ok"], answer
    return answer


def _settle(workspace: Workspace, bot: MortalBot) -> None:
    """Let the bot live through whatever it still has to do, without dying once more."""
    bot.dies_at(NEVER)
    workspace.wait_for_bot()
    workspace.let_pass("1h")


def _times_stored(bot: MortalBot, title: str) -> int:
    database = Database(bot.database_url)
    with database.reading() as session:
        found = session.exec(select(Trajectory).where(col(Trajectory.title) == title)).all()
    database.close()
    return len(found)
