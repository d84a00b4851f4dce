"""Three processes share a PostgreSQL database and a workspace: each agenda is told once."""

from contextlib import ExitStack
from datetime import date
from functools import partial

import pytest

from tests.crash.conftest import ENVIRONMENT
from tests.support.colleagues import Json, Workspace
from tests.support.fortnights import PLACES, SOON, fortnights, told
from tests.support.fuzz import LONG
from tests.support.processes import started

TIMES = 52 if LONG else 4
REPLICAS = ("een", "twee", "drie")


@pytest.mark.slow
@pytest.mark.postgresql
@pytest.mark.timeout(1200 if LONG else 240)
def test_three_processes_tell_each_agenda_once(workspace: Workspace, postgresql_url: str) -> None:
    """Also where an answer of Slack is lost."""
    options = ("--sandbox", workspace.url, "--database-url", postgresql_url)
    meetings = list(fortnights(date(2027, 1, 1), TIMES))
    with ExitStack() as running:
        for name in REPLICAS:
            process = started("run", *options, "--replica", name, environment=ENVIRONMENT)
            running.enter_context(process)
        for number, meeting in enumerate(meetings):
            if number % 2:
                fault = {"kind": "lost_answer", "times": 1}
                workspace.post("/faults", method={"chat.postMessage": fault})
            workspace.post("/clock", to=(meeting.due + SOON).isoformat(), jump=True)
            for place in PLACES:
                workspace.wait_for(place, partial(_is_about, meeting.heading))
        workspace.let_pass("1h")
    wanted = {meeting.heading: 1 for meeting in meetings}
    for place in PLACES:
        found = told(workspace, place)
        assert {heading: found[heading] for heading in wanted} == wanted, place


def _is_about(heading: str, message: Json) -> bool:
    return heading in str(message.get("blocks"))
