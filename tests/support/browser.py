"""Fixtures: a real Chromium, and a page in it that tells what was wrong."""

import os
import re
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.support import machine
from tests.support.checkout import ROOT

ARTIFACTS = ROOT / "artifacts"
# Root has no sandbox in Chromium; a container's shared memory is too small for it.
ROOT_ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]
LIKE_A_COLLEAGUE = {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}

OpenPage = Callable[..., Page]
_failed = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The Chromium to test with."""
    try:
        return machine.chromium()
    except machine.MissingError as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="module")
def browser(chromium_path: Path) -> Iterator[Browser]:
    """A running Chromium.

    One per file and not per session: Playwright keeps an event loop in this thread
    as long as it runs, under which no other test could call `asyncio.run`.
    """
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium_path, args=ROOT_ARGUMENTS if as_root else []
        )
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """Opens pages that share nothing: `open_page(viewport={"width": 390, "height": 844})`.

    Takes what `browser.new_context` takes. An error that the page's own script does not
    catch fails the test; a test that fails leaves pictures of its pages in artifacts/.
    """
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_one(**options: Any) -> Page:
        context = browser.new_context(**{**LIKE_A_COLLEAGUE, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
        return page

    yield open_one
    if errors or request.node.stash.get(_failed, False):
        _picture(request.node.nodeid, [page for context in contexts for page in context.pages])
    for context in contexts:
        context.close()
    assert not errors, "errors in the page's own script"


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """One page in a browser that has seen nothing yet."""
    return open_page()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember for `open_page` that a test failed."""
    report = yield
    if report.failed:
        item.stash[_failed] = True
    return report


def _picture(test: str, pages: list[Page]) -> None:
    ARTIFACTS.mkdir(exist_ok=True)
    name = re.sub(r"[^\w.-]+", "-", test).strip("-")
    for number, page in enumerate(pages):
        page.screenshot(path=ARTIFACTS / f"{name}-{number}.png", full_page=True)
