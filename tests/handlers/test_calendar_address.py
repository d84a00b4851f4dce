"""Whoever asks for a calendar at its address gets what its owner may read by now, or nothing."""

from collections.abc import Callable, Iterator
from datetime import datetime

import httpx
import pytest

from bot.policy.confidentiality import Viewer
from bot.services.calendar_feeds import make_feed
from bot.slack.http import HttpWay, listen
from handlers.calendar_address import address_of, calendar_route
from storage.people import ensure_person
from tests.handlers.conftest import Doorstep
from tests.storage.making_tenders import make_tender

Asked = Callable[[str], httpx.Response]


@pytest.fixture
def asked(doorstep: Doorstep) -> Iterator[Asked]:
    """A calendar program that comes by."""
    listener, more = listen("127.0.0.1", 0), [calendar_route(doorstep.program.desk)]
    port = listener.getsockname()[1]
    way = HttpWay(doorstep.program.app, listener, threads=2, more=more)
    way.open()
    yield lambda secret: httpx.get(address_of(f"http://127.0.0.1:{port}", secret))
    way.close()


def secret_of(doorstep: Doorstep, who: str) -> str:
    """An address of somebody, who was a colleague when they made it."""
    desk = doorstep.program.desk
    now: datetime = desk.clock.now()
    with desk.database.writing() as session:
        person = ensure_person(
            session,
            workspace_id=doorstep.here.workspace_id,
            slack_user_id=doorstep.people[who],
            now=now,
        )
        viewer = Viewer(person.id or 0)
        secret = make_feed(session, here=doorstep.here, viewer=viewer, team=None, now=now)
        session.commit()
    return secret


def test_a_colleague_reads_their_calendar_and_nobody_keeps_it_for_them(
    doorstep: Doorstep, asked: Asked
) -> None:
    answer = asked(secret_of(doorstep, "inkoper"))
    assert answer.status_code == 200
    assert answer.headers["cache-control"].startswith("private")
    assert answer.text.startswith("BEGIN:VCALENDAR")


def test_who_became_a_guest_reads_nothing_any_more(doorstep: Doorstep, asked: Asked) -> None:
    assert asked(secret_of(doorstep, "extern")).status_code == 404


@pytest.mark.parametrize("secret", ["x" * 43, "x", "%2e%2e", "x" * 3000])
def test_what_opens_nothing_is_not_found(asked: Asked, secret: str) -> None:
    assert asked(secret).status_code == 404


def test_the_workspace_of_another_program_is_left_alone(doorstep: Doorstep, asked: Asked) -> None:
    secret = secret_of(doorstep, "inkoper")
    doorstep.program.desk.served.clear()
    assert asked(secret).status_code == 404


def test_while_slack_does_not_say_whose_it_is_the_program_is_asked_to_come_back(
    doorstep: Doorstep, asked: Asked
) -> None:
    """Not found would empty the calendar of somebody who works here."""
    secret = secret_of(doorstep, "inkoper")
    faults = f"{doorstep.program.desk.settings.slack_api_url.removesuffix('/api/')}/_control/faults"
    fault = {"method": {"users.info": {"kind": "error", "times": 1}}}
    httpx.post(faults, json=fault).raise_for_status()
    assert asked(secret).status_code == 503
    assert asked(secret).status_code == 200


def test_what_was_answered_holds_for_some_minutes_but_not_once_it_is_revoked(
    doorstep: Doorstep, asked: Asked
) -> None:
    """However often a program asks, the database is not read for all of it again."""
    secret = secret_of(doorstep, "inkoper")
    before = asked(secret)
    with doorstep.program.desk.database.writing() as session:
        session.add(make_tender(doorstep.here.workspace_id, title="Zoutloods"))
        session.commit()
    assert asked(secret).content == before.content
    again = secret_of(doorstep, "inkoper")
    assert asked(secret).status_code == 404
    assert asked(again).status_code == 200
