"""``vaandel rhythm``: what the calendar brings, by the profile or by what was chosen since."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.clock import real_now
from storage.database import Database
from storage.migrate import upgrade
from storage.tables import Meeting, RhythmChoice
from storage.vocabulary import MeetingState
from storage.workspaces import ensure_workspace
from tests.cli.conftest import Command

MARCH = ("rhythm", "--from", "2027-03-01", "--until", "2027-04-01", "--json")


def told(vaandel: Command, *arguments: str) -> list[dict[str, Any]]:
    """What the one JSON document says."""
    result = vaandel(*MARCH, *arguments)
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def days(found: list[dict[str, Any]], kind: str) -> list[str]:
    """When something of a kind begins, in order."""
    return [each["at"] for each in found if each["kind"] == kind]


@pytest.fixture
def changed(sqlite_url: str) -> str:
    """A database in which a day was chosen, a meeting moved and another one is off."""
    database = Database(sqlite_url)
    upgrade(database)
    with database.writing() as session:
        ensure_workspace(
            session, team_id="T1", name="Stad", profile="midden-groningen", now=real_now()
        )
        session.add(
            RhythmChoice(
                workspace_id=1,
                rhythm="tweewekelijks-overleg",
                anchor=date(2027, 2, 25),
                at="13:30",
                minutes=45,
                prepared_days=1,
                updated_at=real_now(),
            )
        )
        for planned_for, state in (
            (date(2027, 3, 11), MeetingState.PLANNED),
            (date(2027, 3, 25), MeetingState.CANCELLED),
        ):
            session.add(
                Meeting(
                    workspace_id=1,
                    rhythm="tweewekelijks-overleg",
                    planned_for=planned_for,
                    starts_at=datetime(2027, 3, 12, 8, tzinfo=UTC),
                    minutes=45,
                    chosen=True,
                    state=state,
                    created_at=real_now(),
                    updated_at=real_now(),
                )
            )
        session.commit()
    database.close()
    return sqlite_url


def test_by_the_profile_it_is_the_clock_of_the_municipality(vaandel: Command) -> None:
    """Summer time begins on the 28th."""
    found = told(vaandel, "--profile", "midden-groningen")
    assert days(found, "fortnightly-meeting") == [
        "2027-03-02T10:00:00+01:00",
        "2027-03-16T10:00:00+01:00",
        "2027-03-30T10:00:00+02:00",
    ]
    assert days(found, "quarterly-meeting") == ["2027-03-11T10:00:00+01:00"]
    assert found == sorted(found, key=lambda each: datetime.fromisoformat(each["at"]))
    assert set(found[0]) == {"kind", "occurrence", "at", "recipient"}


def test_the_last_day_is_not_part_of_it(vaandel: Command) -> None:
    only = ("rhythm", "--json", "--profile", "midden-groningen")
    at = ("--from", "2027-03-11", "--until")
    assert "quarterly-meeting" in vaandel(*only, *at, "2027-03-12").stdout
    assert json.loads(vaandel(*only, *at, "2027-03-11").stdout) == []


def test_the_manifest_is_recalled_every_year(vaandel: Command) -> None:
    found = json.loads(
        vaandel("rhythm", "--from", "2027-01-01", "--until", "2029-01-01", "--json").stdout
    )
    assert [each["at"][:4] for each in found if each["kind"] == "manifest-yearly"] == [
        "2027",
        "2028",
    ]


def test_what_was_chosen_moved_or_cancelled_counts(vaandel: Command, changed: str) -> None:
    found = told(vaandel, "--database-url", changed)
    assert days(found, "fortnightly-meeting") == ["2027-03-12T09:00:00+01:00"]
    assert days(found, "fortnightly-agenda") == ["2027-03-11T08:30:00+01:00"]


def test_people_read_a_table(vaandel: Command) -> None:
    shown = vaandel(*MARCH[:-1], "--profile", "midden-groningen").stdout
    assert "Thu 2027-03-11 10:00  quarterly-meeting" in shown
    assert vaandel("rhythm", "--from", "2027-03-06", "--until", "2027-03-07").stdout == (
        "Nothing is planned.\n"
    )


@pytest.mark.parametrize(
    ("begins", "until"),
    [("maart", "2027-04-01"), ("2027-03-01", "nooit"), ("2027-04-01", "2027-03-01")],
)
def test_wrong_days_are_wrong_use(vaandel: Command, begins: str, until: str) -> None:
    result = vaandel("rhythm", "--from", begins, "--until", until, "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("--")
