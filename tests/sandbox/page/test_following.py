"""Following a long conversation: only its end is read again, and nothing is missed."""

import pytest
from playwright.sync_api import Page, Request, expect

from tests.sandbox.driving import Control
from tests.sandbox.page.conftest import OpenAs
from tests.sandbox.page.looking import article, messages
from tests.sandbox.page.practice import PracticeBot

pytestmark = pytest.mark.browser


class Reading:
    """What the page reads of a conversation from now on."""

    def __init__(self, page: Page) -> None:
        self.addresses: list[str] = []
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        if "/_control/messages/" in request.url:
            self.addresses.append(request.url)


def test_of_a_long_conversation_only_the_end_is_read_again(
    open_as: OpenAs, bot: PracticeBot, control: Control
) -> None:
    first = bot.say("CBOR", "Het begin")
    for number in range(4):
        control.post("/message", channel="bor", user="coordinator", text=f"Bericht {number}")
    page = open_as("inkoper")
    # The page reads everything when it is opened. What it shows of what came later is behind that.
    expect(messages(page)).to_have_count(5)
    control.post("/message", channel="bor", user="coordinator", text="Bericht 4")
    expect(messages(page)).to_have_count(6)
    reading = Reading(page)
    last = bot.say("CBOR", "Het einde")
    expect(article(page, "Het einde")).to_be_visible()
    bot.client.chat_postEphemeral(channel="CBOR", user="UINKOPER", text="Psst")
    expect(article(page, "Psst")).to_be_visible()
    bot.client.chat_update(channel="CBOR", ts=last, text="Het slot")
    expect(article(page, "Het slot")).to_be_visible()
    bot.say("CBOR", "Antwoord", thread_ts=first)
    expect(article(page, "Het begin")).to_contain_text("1 antwoord")
    bot.client.chat_delete(channel="CBOR", ts=last)
    expect(article(page, "Het slot")).to_have_count(0)
    expect(messages(page)).to_have_count(7)
    assert reading.addresses
    assert all("since=" in address for address in reading.addresses)


def test_a_change_far_back_is_shown_too(
    open_as: OpenAs, bot: PracticeBot, control: Control
) -> None:
    first = bot.say("CBOR", "Het begin")
    control.post("/message", channel="bor", user="coordinator", text="Daarna")
    page = open_as("inkoper")
    expect(article(page, "Daarna")).to_be_visible()
    control.post("/reaction", channel="bor", ts=first, user="coordinator", name="eyes")
    expect(article(page, "Het begin").get_by_role("button", name="eyes: 1")).to_be_visible()
    bot.client.chat_delete(channel="CBOR", ts=first)
    expect(messages(page)).to_have_count(1)


def test_the_address_of_a_message_leads_to_it(
    open_as: OpenAs, bot: PracticeBot, control: Control
) -> None:
    first = bot.say("CBOR", "Het begin")
    for number in range(30):
        control.post("/message", channel="bor", user="coordinator", text=f"Bericht {number}")
    reply = bot.say("CBOR", "Het antwoord", thread_ts=first)
    page = open_as("inkoper", channel="inkoop")
    page.goto(bot.client.chat_getPermalink(channel="CBOR", message_ts=first)["permalink"])
    expect(article(page, "Het begin")).to_be_in_viewport()
    expect(article(page, "Het begin")).to_be_focused()
    page.goto(bot.client.chat_getPermalink(channel="CBOR", message_ts=reply)["permalink"])
    thread = page.get_by_role("complementary", name="Draad")
    expect(thread.get_by_text("Het antwoord")).to_be_in_viewport()
