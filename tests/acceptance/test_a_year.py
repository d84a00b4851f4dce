"""A year of meetings in both municipalities: each occurrence once, at work, never in the way.

The clock goes from one thing that is due to the next. In the usual run a spring with its change
of the clock, Easter and Koningsdag; in a long run from October 2026 to the end of 2027.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import monotonic
from zoneinfo import ZoneInfo

import pytest

from bot.policy.meetings import MEETINGS
from bot.policy.moments import moments
from bot.policy.working_days import is_working_day
from bot.profile import Profile, load_profile
from tests.acceptance.conftest import BRISK
from tests.acceptance.towns import TOWNS, Town
from tests.support.colleagues import PATIENCE_SECONDS, Json, Workspace
from tests.support.fuzz import LONG
from tests.support.processes import Process, started

BEGINS, ENDS = (
    (date(2026, 10, 1), date(2028, 1, 1)) if LONG else (date(2027, 3, 15), date(2027, 5, 14))
)
WEEK = timedelta(days=7)
"""The longest step: jobs look ahead at least so often."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800 if LONG else 240)]


@pytest.fixture(scope="module", params=TOWNS, ids=lambda town: town.profile)
def town(request: pytest.FixtureRequest) -> Town:
    """Each municipality in turn."""
    return Town(**vars(request.param))


@pytest.fixture(scope="module")
def sandbox(town: Town) -> Iterator[Process]:
    """Its own workspace, early on the first day."""
    at = datetime.combine(BEGINS, time(5), UTC).isoformat()
    options = ("--frozen", "--at", at, "--profile", town.profile)
    with started("sandbox", "--port", "0", *options) as process:
        yield process


@pytest.fixture(scope="module")
def bot(
    workspace: Workspace, town: Town, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Process]:
    """Its own bot."""
    folder: Path = tmp_path_factory.mktemp("bot")
    options = ("--sandbox", workspace.url, "--profile", town.profile)
    database = ("--database-url", f"sqlite:///{folder / 'vaandel.db'}")
    with started("run", *options, *database, environment=BRISK) as process:
        yield process


def test_every_occurrence_comes_once_and_at_work(
    workspace: Workspace, bot: Process, town: Town
) -> None:
    assert bot.runs
    _wait_until_it_follows(workspace)
    profile = load_profile(town.profile)
    zone = ZoneInfo(profile.timezone)
    _live_through(workspace)
    said = list(_said(workspace))
    for channel, message in said:
        at = datetime.fromtimestamp(float(message["ts"]), zone)
        assert is_working_day(at.date(), country=profile.calendar.country), (channel, message)
        assert profile.calendar.opens <= f"{at:%H:%M}" <= profile.calendar.closes, (channel, at)
    wanted = _wanted(profile)
    found = Counter(
        datetime.fromtimestamp(float(message["ts"]), zone).date()
        for channel, message in said
        if channel in {f"#{each.channel}" for each in profile.rhythms if each.channel}
    )
    assert wanted
    assert found == wanted
    print(f"{town.profile}: {len(said)} messages, {sum(wanted.values())} in channels of meetings")  # noqa: T201  -- what a year brings


def _wait_until_it_follows(workspace: Workspace) -> None:
    """A bot listens before it follows the clock: it does once it said what comes first."""
    after = 0
    while workspace.get("/clock")["next_event"] is None:
        after = workspace.get("/state", after=after, wait=5)["seq"]


def _live_through(workspace: Workspace) -> None:
    """From each thing that is due to the next, until the end."""
    _has_plans(workspace)
    end = datetime.combine(ENDS, time(), UTC)
    now = datetime.combine(BEGINS, time(5), UTC)
    while now < end:
        state = workspace.get("/clock")
        told = state.get("next_event")
        due = datetime.fromisoformat(str(told)) if told else end
        now = min(due, now + WEEK, end)
        workspace.post("/clock", to=now.isoformat(), step="7d")


def _has_plans(workspace: Workspace) -> None:
    """Wait until the bot follows the clock and has planned ahead: a step before that is missed."""
    deadline = monotonic() + PATIENCE_SECONDS
    while workspace.get("/clock").get("next_event") is None:
        assert monotonic() < deadline, "nothing was planned"
        workspace.get("/state", wait=1)


def _wanted(profile: Profile) -> Counter[date]:
    """On which days something is sent for a meeting to its channel, and how often."""
    kinds = {each.kind for each in profile.rhythms if each.kind in MEETINGS and each.channel}
    bases = {kind.removesuffix("-meeting") for kind in kinds}
    planned = moments(profile, profile.rhythms, begins=BEGINS, ends=ENDS)
    return Counter(
        each.at.date()
        for each in planned
        if each.kind not in kinds
        and each.kind.rpartition("-")[0] in bases
        and each.recipient.startswith("channel:")
    )


def _said(workspace: Workspace) -> Iterator[tuple[str, Json]]:
    """Everything that the bot said, with where."""
    for channel in workspace.state()["channels"]:
        name = str(channel.get("name") or "")
        place = f"#{name}" if name else str(channel["id"])
        for message in workspace.messages(str(channel["id"])):
            if message.get("bot_id") or message.get("subtype") == "bot_message":
                yield place, message
