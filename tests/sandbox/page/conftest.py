"""One sandbox with a bot in it, emptied before each test, and pages that show it.

Closing the official client takes four seconds: hence one for all files. A test that changes what
cannot be emptied (the clock, the connection) starts a sandbox of its own.
"""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.sandbox.server import SandboxServer
from bot.sandbox.timings import Timings
from tests.sandbox.driving import Control, web_client
from tests.sandbox.page.practice import SETUP, PracticeBot
from tests.sandbox.page.tabs import Tabs
from tests.support.browser import ROOT_ARGUMENTS, OpenPage

START = datetime(2026, 12, 8, 9, 0, tzinfo=UTC)  # a Tuesday, ten in the morning in the Netherlands
TIMINGS = Timings(acknowledgement=0.7, trigger=1.0)

OpenAs = Callable[..., Page]


@pytest.fixture(scope="package")
def browser(chromium_path: Path) -> Iterator[Browser]:
    """One Chromium for all files here: starting it takes longer than most of these tests."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium_path, args=ROOT_ARGUMENTS if as_root else []
        )
        yield running
        running.close()


@pytest.fixture(scope="package")
def page_server() -> Iterator[SandboxServer]:
    server = SandboxServer(SETUP, timings=TIMINGS, start_at=START, frozen=True)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="package")
def page_control(page_server: SandboxServer) -> Iterator[Control]:
    control = Control(page_server.url)
    yield control
    control.http.close()


@pytest.fixture(scope="package")
def connected_bot(page_server: SandboxServer, page_control: Control) -> Iterator[PracticeBot]:
    client = web_client(page_server)
    app = App(client=client)
    bot = PracticeBot(client)
    bot.register(app)
    handler = SocketModeHandler(app, page_server.app_token)
    handler.connect()  # type: ignore[no-untyped-call]  # slack_bolt leaves it untyped
    page_control.wait_for("/state", lambda state: state["bots_connected"] == 1)
    yield bot
    handler.close()  # type: ignore[no-untyped-call]  # slack_bolt leaves it untyped


@pytest.fixture(scope="package")
def bare_page(browser: Browser, page_server: SandboxServer) -> Page:
    """A page to import the page's own modules in, for what needs nobody to look at it."""
    page = browser.new_page()
    page.goto(page_server.url)
    return page


@pytest.fixture(scope="package")
def tabs(browser: Browser, page_server: SandboxServer) -> Iterator[Tabs]:
    tabs = Tabs(browser, page_server.url)
    yield tabs
    tabs.close()


@pytest.fixture
def control(page_control: Control, tabs: Tabs) -> Control:
    """The control API of an empty workspace."""
    page_control.post("/reset")
    tabs.wait_until_empty()
    return page_control


@pytest.fixture
def bot(
    connected_bot: PracticeBot,
    control: Control,  # noqa: ARG001  -- it empties the workspace
) -> PracticeBot:
    connected_bot.forget()
    return connected_bot


@pytest.fixture
def open_as(
    bot: PracticeBot,  # noqa: ARG001  -- it must be connected before anybody looks
    tabs: Tabs,
) -> Iterator[OpenAs]:
    """The page as somebody: `open_as("inkoper", channel="bor")`, in a tab that may be in use."""

    def open_one(user: str, *, channel: str = "bor") -> Page:
        return tabs.take(user, channel)

    yield open_one
    assert not tabs.errors, "errors in the page's own script"


@pytest.fixture
def open_afresh(
    page_server: SandboxServer,
    bot: PracticeBot,  # noqa: ARG001  -- it must be connected before anybody looks
    open_page: OpenPage,
) -> OpenAs:
    """The same in a browser that has seen nothing yet: `open_afresh("inkoper", viewport=…)`."""

    def open_one(user: str, *, channel: str = "bor", **options: object) -> Page:
        page = open_page(**options)
        page.goto(f"{page_server.url}/?{urlencode({'as': user, 'channel': channel})}")
        page.get_by_role("log", name="Berichten").wait_for()
        return page

    return open_one
