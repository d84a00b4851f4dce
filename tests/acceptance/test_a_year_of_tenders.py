"""A calendar of 140 tenders, and the clock moved through it, in both municipalities.

Every tender is brought up at its moments, with its client and in its team's channel; nothing
comes after an answer, or after two that were ignored; nobody gets too much. In the usual run a
few tenders and a few months; in a long run all of them, for a year and a half.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from bot.cli import build
from bot.policy.tenders import Dates, Moment, moments_of, week_of
from bot.profile import Profile, load_profile
from tests.acceptance.conftest import BRISK
from tests.acceptance.test_nudges import answers
from tests.acceptance.towns import TOWNS, Town
from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.fuzz import LONG
from tests.support.processes import Process, started
from tests.support.tender_calendar import MadeUp, as_csv, made_up

BEGINS = date(2027, 1, 4)
COUNT, SPREAD, ENDS = (140, 365, date(2028, 8, 1)) if LONG else (18, 14, date(2027, 4, 30))
"""How many tenders, published over so many days, and until when the clock goes."""

FIRST = BEGINS + timedelta(weeks=28)
"""Nothing is published sooner, so that every moment of every tender lies ahead."""

CLIENTS = ("inkoper", "teamleider", "budgethouder", "teamlid")
PER_WEEK = 2
IGNORED = 2
SLACK = timedelta(days=21)
"""How long something may wait for its turn, where one person hears of many."""

_TITLE = re.compile(r"\b[A-Z][A-Za-z ]+ nr\d{3}\b")
_LINE = "Dit komt deze week langs"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600 if LONG else 240)]


@dataclass
class Year:
    """What was made up, what was said of it, and who answered what."""

    profile: Profile
    rows: dict[str, MadeUp]
    told: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    answered: dict[str, datetime] = field(default_factory=dict)
    lines: dict[str, list[tuple[str, datetime]]] = field(default_factory=lambda: defaultdict(list))
    read: set[str] = field(default_factory=set)
    heard: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))

    def moments(self, row: MadeUp) -> tuple[Moment, ...]:
        """When the profile says that it is brought up, as far as the clock goes."""
        procedures = {
            name.casefold(): each.slug
            for each in self.profile.tender_calendar.procedures
            for name in (each.slug, each.label, *each.aliases)
        }
        found = moments_of(
            Dates(publication=row.published, current_ends_on=row.current_ends_on),
            self.profile.tender_calendar,
            procedure=procedures.get(row.procedure.casefold()),
            country=self.profile.calendar.country,
        )
        return tuple(each for each in found if each.day + SLACK < ENDS)


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
def database(
    workspace: Workspace, town: Town, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where its own bot keeps everything; the bot runs."""
    url = f"sqlite:///{tmp_path_factory.mktemp('bot') / 'vaandel.db'}"
    options = ("--sandbox", workspace.url, "--profile", town.profile, "--database-url", url)
    with started("run", *options, environment=BRISK):
        yield url


def test_every_tender_is_brought_up_at_its_moments_and_no_more(
    workspace: Workspace, database: str, town: Town, tmp_path: Path
) -> None:
    clients = [workspace.colleague(key) for key in CLIENTS]
    for each in clients:  # the bot knows who talked with it
        each.says("hoi")
        workspace.wait_for(f"@{each.key}", lambda message: "bot_id" in message)
    profile = load_profile(town.profile)
    rows = made_up(
        profile, count=COUNT, begins=FIRST, days=SPREAD, clients=[each.id for each in clients]
    )
    year = Year(profile, {each.title: each for each in rows})
    file = tmp_path / "kalender.csv"
    file.write_text(as_csv(rows), encoding="cp1252")
    taken = CliRunner().invoke(
        build(), ["import", "tenders", str(file), "--json", "--database-url", database]
    )
    assert taken.exit_code == 0, taken.output
    assert json.loads(taken.stdout)["taken"] == COUNT

    _live_through(workspace, year, {each.id: each for each in clients})

    _each_at_its_moments(year)
    _the_team_reads_along(year)
    _nobody_hears_too_much(year)
    asked, lines = (sum(map(len, each.values())) for each in (year.told, year.lines))
    print(f"{town.profile}: {asked} asked in private, {lines} in lines of teams")  # noqa: T201  -- what a year brings


def _live_through(workspace: Workspace, year: Year, clients: dict[str, Colleague]) -> None:
    """From each thing that is due to the next, until the end; people answer as they go."""
    end = datetime.combine(ENDS, time(), UTC)
    now = datetime.combine(BEGINS, time(5), UTC)
    while now < end:
        told = workspace.get("/clock").get("next_event")
        due = datetime.fromisoformat(str(told)) if told else end
        now = min(due, now + timedelta(days=2), end)
        workspace.post("/clock", to=now.isoformat(), step="2d")
        _read_channels(workspace, year)
        for each in clients.values():
            _read_and_answer(workspace, year, each)


def _read_channels(workspace: Workspace, year: Year) -> None:
    """The lines of the teams; no amount stands in them."""
    for name in {year.profile.channel_for(each.team) for each in year.rows.values()}:
        for message in workspace.messages(name):
            key = f"{name} {message['ts']}"
            if _LINE not in text_of(message) or key in year.read:
                continue
            year.read.add(key)
            assert "€" not in text_of(message)
            at = _at(message, year)
            year.heard[f"#{name}"].append(at)
            for title in dict.fromkeys(_TITLE.findall(text_of(message))):
                assert year.profile.channel_for(year.rows[title].team) == name
                year.lines[title].append((name, at))


def _read_and_answer(workspace: Workspace, year: Year, client: Colleague) -> None:
    place = f"@{client.key}"
    for message in workspace.messages(place):
        key = f"{place} {message['ts']}"
        titles = _asked_about(message)
        if "bot_id" not in message or key in year.read or not titles:
            continue
        year.read.add(key)
        at = _at(message, year)
        year.heard[place].append(at)
        for title in titles:
            assert year.rows[title].client == client.id, "only its client is asked"
            year.told[title].append(at)
            _answer(year, client, message, title)


def _asked_about(message: Json) -> list[str]:
    """The tenders whose answers stand under them; a message of the day has other parts as well."""
    titles, last = [], ""
    for block in message.get("blocks", []):
        last = next(iter(_TITLE.findall(text_of(block))), last)
        if any(each.get("action_id") == "tender_register" for each in block.get("elements", [])):
            titles.append(last)
    return titles


def _answer(year: Year, client: Colleague, message: Json, title: str) -> None:
    """As people do: at once, only the second time, step by step, or never."""
    time_asked = len(year.told[title])
    match int(title[-3:]) % 4, time_asked:
        case (0, 1) | (2, 3):
            answers(client, message, title, "tender_register")
            form = client.modal(callback_id="trajectory_new")
            client.closes(dict(client.submits(form)["view"]))
            year.answered[title] = year.told[title][-1]
        case (1, 2):
            answers(client, message, title, "nudge_not_needed")
            form = client.modal(callback_id="nudge_not_needed_form")
            client.submits(form, need="niet-nodig", reason="Er is nog genoeg.")
            year.answered[title] = year.told[title][-1]
        case (2, 1):
            answers(client, message, title, "nudge_goes_on")
        case (2, 2):
            answers(client, message, title, "nudge_talk")


def _each_at_its_moments(year: Year) -> None:
    """In private, as often as people leave room for."""
    for title, row in year.rows.items():
        if not row.client:
            assert title not in year.told
            continue
        most = {0: 1, 1: 2, 2: 3, 3: IGNORED}[int(title[-3:]) % 4]
        wanted = year.moments(row)[:most]
        told = year.told[title]
        assert len(told) >= len(wanted), (title, wanted, told)
        assert len(told) <= most, (title, wanted, told)
        for each, at in zip(wanted, told, strict=False):
            assert each.day <= at.date() <= each.day + SLACK, (title, each, at)


def _the_team_reads_along(year: Year) -> None:
    """In the week of each moment, unless it was answered; once where nobody is its client too."""
    for title, row in year.rows.items():
        answered = year.answered.get(title)
        lines = year.lines.get(title, [])
        weeks = [week_of(at.date()) for _, at in lines]
        assert len(weeks) == len(set(weeks)), (title, lines)
        for each in year.moments(row)[: 1 if row.client else IGNORED]:
            assert week_of(each.day) in weeks, (title, each, lines)
        if answered is not None:
            assert all(at <= answered for _, at in lines), (title, answered, lines)
        if not row.client:
            assert len(lines) <= IGNORED, (title, lines)


def _nobody_hears_too_much(year: Year) -> None:
    """One line a week for a team, two messages a week and one a day for a person."""
    for place, moments in year.heard.items():
        weeks = Counter(week_of(at.date()) for at in moments)
        days = Counter(at.date() for at in moments)
        assert max(weeks.values()) <= (1 if place.startswith("#") else PER_WEEK), (place, weeks)
        assert max(days.values()) == 1, (place, days)


def _at(message: Json, year: Year) -> datetime:
    return datetime.fromtimestamp(float(message["ts"]), ZoneInfo(year.profile.timezone))
