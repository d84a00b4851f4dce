"""The clock: which moment it shows, where its buttons lead, and that walking is visible."""

from collections.abc import Iterator
from threading import Event, Thread

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from bot.sandbox.server import SandboxServer
from tests.sandbox.driving import Control
from tests.sandbox.page.conftest import START
from tests.sandbox.page.practice import SETUP
from tests.support.browser import OpenPage

pytestmark = pytest.mark.browser


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    server = SandboxServer(SETUP, start_at=START, frozen=True)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def page(server: SandboxServer, open_page: OpenPage) -> Page:
    page = open_page()
    page.goto(f"{server.url}/?as=inkoper&channel=bor")
    return page


def shows(clock: Locator, moment: str) -> None:
    """On a wide screen the long date is to be seen; the short one is there for a phone."""
    expect(clock).to_contain_text(moment, use_inner_text=True)


class SlowFollower:
    """A bot that follows the clock and takes its time for the first step."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=f"{url}/_control", timeout=30)
        self.may_go_on = Event()
        self._stopped = False
        self._seq = int(self._http.get("/clock", params={"bot": "slow"}).json()["seq"])
        self._thread = Thread(target=self._follow, daemon=True)
        self._thread.start()

    def _follow(self) -> None:
        while not self._stopped:
            query = {"bot": "slow", "after": str(self._seq), "wait": "1"}
            self._seq = int(self._http.get("/clock", params=query).json()["seq"])
            if not self._stopped:
                self.may_go_on.wait(20)
                self._http.post("/clock/done", json={"bot": "slow", "seq": self._seq})

    def stop(self) -> None:
        self._stopped = True
        self.may_go_on.set()
        self._thread.join()
        self._http.close()


@pytest.fixture
def follower(server: SandboxServer) -> Iterator[SlowFollower]:
    follower = SlowFollower(server.url)
    yield follower
    follower.stop()


def test_it_shows_the_sandboxs_time_in_dutch_and_goes_on(page: Page, server: SandboxServer) -> None:
    clock = page.get_by_role("region", name="Klok")
    shows(clock, "dinsdag 8 december 2026 10:00")
    expect(clock).to_contain_text("de klok staat stil")
    clock.get_by_role("button", name="Volgende werkdag").click()
    shows(clock, "woensdag 9 december 2026 09:00")
    clock.get_by_role("button", name="Volgende week").click()
    shows(clock, "maandag 14 december 2026 09:00")
    control = Control(server.url)
    control.post("/clock", to="2026-12-24T15:00:00+01:00", jump=True)
    shows(clock, "donderdag 24 december 2026 15:00")
    clock.get_by_role("button", name="Volgende werkdag").click()
    shows(clock, "maandag 28 december 2026 09:00")
    control.post("/clock", running=True)
    expect(clock.get_by_text("de klok staat stil")).to_be_hidden()
    control.http.close()


def test_walking_shows_how_far_it_is(page: Page, follower: SlowFollower) -> None:
    clock = page.get_by_role("region", name="Klok")
    expect(clock).to_contain_text("10:00")
    clock.get_by_role("button", name="Volgende werkdag").click()
    expect(clock.get_by_text("De klok loopt naar wo 9 dec, 09:00")).to_be_visible()
    expect(clock.get_by_role("progressbar", name="De klok loopt")).to_be_visible()
    expect(clock.get_by_role("button", name="Volgende week")).to_be_disabled()
    follower.may_go_on.set()
    expect(clock.get_by_role("progressbar")).to_be_hidden(timeout=15_000)
    shows(clock, "woensdag 9 december 2026 09:00")


def test_it_goes_to_what_the_bot_has_planned(
    page: Page, server: SandboxServer, follower: SlowFollower
) -> None:
    clock = page.get_by_role("region", name="Klok")
    go = clock.get_by_role("button", name="Volgende gebeurtenis")
    expect(clock.get_by_role("button", name="Volgende week")).to_be_enabled()
    expect(go).to_be_disabled()
    control = Control(server.url)
    control.post("/clock/done", bot="slow", next="2026-12-09T13:30:00+01:00")
    control.http.close()
    expect(go).to_be_enabled()
    go.hover()
    expect(go).to_have_attribute("title", "Zet de klok op woensdag 9 december 2026, 13:30")
    follower.may_go_on.set()
    go.click()
    shows(clock, "woensdag 9 december 2026 13:30")
    expect(go).to_be_disabled()


WAYS = [
    ("2027-03-25T10:00", "nextWorkingDay", "2027-03-26T08:00"),  # Good Friday is a working day
    ("2027-03-26T10:00", "nextWorkingDay", "2027-03-30T07:00"),  # Easter, and summer time
    ("2027-04-26T07:00", "nextWorkingDay", "2027-04-28T07:00"),  # King's Day
    ("2025-04-25T07:00", "nextWorkingDay", "2025-04-28T07:00"),  # King's Day on Saturday the 26th
    ("2027-05-10T07:00", "nextWeek", "2027-05-18T07:00"),  # Whit Monday
    ("2027-10-25T07:00", "nextWeek", "2027-11-01T08:00"),  # winter time
    ("2027-12-31T09:00", "nextWorkingDay", "2028-01-03T08:00"),
]


def test_buttons_skip_days_on_which_nobody_works(bare_page: Page) -> None:
    arrivals = bare_page.evaluate(
        """async ways => {
          const workdays = await import("/workdays.js");
          return ways.map(([now, way]) => workdays[way](new Date(now + "Z"), "Europe/Amsterdam"));
        }""",
        [(now, way) for now, way, _ in WAYS],
    )
    assert [f"{moment:%Y-%m-%dT%H:%M}" for moment in arrivals] == [to for _, _, to in WAYS]
