"""The bot's process is killed at random while agendas go out, and Slack fails as well.

Every fortnight of years to come: the process dies somewhere, an answer of Slack is lost, and it
is started again. In a long run a hundred times, else a few.
"""

import random
from contextlib import suppress
from datetime import date

import httpx
import pytest

from tests.crash.conftest import NEVER, MortalBot
from tests.support.colleagues import Workspace
from tests.support.fortnights import PLACES, SOON, Fortnight, fortnights, told
from tests.support.fuzz import LONG

TIMES = 110 if LONG else 5
LAST_STEP = 24
"""So many steps three agendas take: commits before and after, requests to Slack."""

FAULTS = (
    {"kind": "lost_answer", "times": 1},
    {"kind": "lost_request", "times": 1},
    {"kind": "server_error", "times": 1},
    {"kind": "ratelimited", "times": 1},
    None,
)
PATIENCE_SECONDS = 2.0


@pytest.mark.slow
@pytest.mark.timeout(3600 if LONG else 240)
def test_killed_again_and_again_every_agenda_is_there_once(
    workspace: Workspace, bot: MortalBot
) -> None:
    dice, deaths = random.Random(20270101), 0
    bot.running()
    workspace.wait_for_bot()
    meetings = list(fortnights(date(2027, 1, 1), TIMES))
    for meeting in meetings:
        _fails(workspace, dice.choice(FAULTS))
        bot.dies_at(dice.randint(1, LAST_STEP))
        _moves(workspace, meeting)
        deaths += bot.is_dead
        _is_told_everywhere(workspace, bot, meeting)
    assert deaths >= TIMES // 2
    bot.dies_at(NEVER)
    _fails(workspace, None)
    workspace.let_pass("1h")
    wanted = {meeting.heading: 1 for meeting in meetings}
    for place in PLACES:
        found = told(workspace, place)
        assert {heading: found[heading] for heading in wanted} == wanted, place
    print(f"{deaths} deaths, {len(meetings) * len(PLACES)} agendas, each once")  # noqa: T201  -- what a long run found


def _moves(workspace: Workspace, meeting: Fortnight) -> None:
    """Move the clock without waiting: the bot may die over it, and reports when it is back."""
    moment = (meeting.due + SOON).isoformat()
    with suppress(httpx.TimeoutException):
        httpx.post(
            f"{workspace.url}/_control/clock",
            json={"to": moment, "jump": True},
            timeout=PATIENCE_SECONDS,
        )


def _fails(workspace: Workspace, fault: dict[str, object] | None) -> None:
    workspace.post("/faults", clear=True, method={"chat.postMessage": fault} if fault else {})


def _is_told_everywhere(workspace: Workspace, bot: MortalBot, meeting: Fortnight) -> None:
    """Start it as often as it dies, until what is due stands in each place."""
    for place in PLACES:
        bot.waits_for(workspace, place, lambda m: meeting.heading in str(m.get("blocks")))
