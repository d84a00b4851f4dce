"""What is told when there is nobody to answer."""

import pytest
from playwright.sync_api import Route, expect

from bot.sandbox.server import SandboxServer
from tests.sandbox.page.looking import article, messages, send
from tests.sandbox.page.practice import SETUP
from tests.support.browser import OpenPage

pytestmark = pytest.mark.browser


def test_without_a_bot_the_page_says_how_to_start_one(open_page: OpenPage) -> None:
    server = SandboxServer(SETUP)
    server.start()
    try:
        page = open_page()
        page.goto(f"{server.url}/?as=inkoper&channel=bor")
        expect(page.get_by_text("Er is geen bot verbonden.")).to_be_visible()
        expect(page.get_by_text(f"vaandel run --sandbox {server.url}")).to_be_visible()
        send(page, "Is daar iemand?")
        expect(article(page, "Is daar iemand?")).to_be_visible()
    finally:
        server.stop()
    expect(page.get_by_text("Geen verbinding met de zandbak.")).to_be_visible()
    send(page, "Nog steeds?")
    expect(page.get_by_role("alert")).to_contain_text("niet bereikbaar")
    expect(page.get_by_role("textbox", name="Bericht in #bor")).to_have_value("Nog steeds?")


def test_a_bot_that_is_called_over_http_is_a_bot(open_page: OpenPage) -> None:
    server = SandboxServer(SETUP, http_url="http://127.0.0.1:9/slack/events")
    server.start()
    try:
        page = open_page()
        page.goto(f"{server.url}/?as=inkoper&channel=bor")
        expect(page.get_by_role("textbox", name="Bericht in #bor")).to_be_visible()
        expect(page.get_by_text("Er is geen bot verbonden.")).to_have_count(0)
    finally:
        server.stop()


def test_after_a_lost_connection_everything_is_read_again(open_page: OpenPage) -> None:
    server = SandboxServer(SETUP)
    server.start()
    try:
        page = open_page()

        def refuse(route: Route) -> None:
            route.abort()

        page.route("**/_control/**", refuse)
        page.goto(f"{server.url}/?as=inkoper&channel=bor")
        expect(page.get_by_text("Geen verbinding met de zandbak.")).to_be_visible()
        page.unroute("**/_control/**", refuse)
        send(page, "Daar ben ik weer")
        expect(messages(page)).to_have_count(1)
    finally:
        server.stop()


def test_a_sandbox_that_was_started_anew_is_shown_anew(open_page: OpenPage) -> None:
    first = SandboxServer(SETUP)
    first.start()
    port = int(first.url.rsplit(":", 1)[1])
    page = open_page()
    page.goto(f"{first.url}/?as=inkoper&channel=bor")
    for number in range(3):
        send(page, f"Bericht {number}")
    expect(messages(page)).to_have_count(3)
    first.stop()
    expect(page.get_by_text("Geen verbinding met de zandbak.")).to_be_visible()
    second = SandboxServer(SETUP, port=port)
    second.start()
    try:
        expect(messages(page)).to_have_count(0)
        send(page, "Een nieuw begin")
        expect(messages(page)).to_have_count(1)
    finally:
        second.stop()
