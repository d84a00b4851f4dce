"""Who reads along where: the newest guest counts."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest
from slack_sdk import WebClient

from bot.policy.confidentiality import Audience
from bot.sandbox.server import SandboxServer
from bot.sandbox.setup import ChannelSetup, Setup, UserSetup
from bot.settings import Settings
from bot.slack.address_book import AddressBook
from bot.slack.clients import posting_client
from bot.slack.office import PostOffice, PostOffices

COLLEAGUE = UserSetup("inkoper", "Inkoper")
GUEST = UserSetup("gast", "Adviesbureau", guest=True)
BOR = ChannelSetup("bor", members=("inkoper",))
TOWN = Setup("Gemeente Dorp", users=(COLLEAGUE,), channels=(BOR,), commands=())


@contextmanager
def opened(setup: Setup) -> Iterator[WebClient]:
    """A client of a workspace that runs."""
    server = SandboxServer(setup)
    server.start()
    yield WebClient(token=server.bot_token, base_url=f"{server.url}/api/")
    server.stop()


@pytest.fixture
def town() -> Iterator[WebClient]:
    """A workspace with a guest, who is in no channel."""
    with opened(replace(TOWN, users=(COLLEAGUE, GUEST))) as client:
        yield client


@pytest.fixture
def book(town: WebClient) -> Iterator[AddressBook]:
    """Its addresses."""
    with closing(AddressBook(town)) as book:
        yield book


def guest_of(client: WebClient) -> str:
    """The id of the guest."""
    return next(str(u["id"]) for u in client.users_list()["members"] if u["is_restricted"])


def test_a_guest_who_was_just_invited_counts_for_the_next_message(
    town: WebClient, book: AddressBook
) -> None:
    """Not twenty minutes later."""
    place = book.channel("bor")
    assert place.audience is Audience.TEAM_CHANNEL
    town.conversations_invite(channel=place.channel_id, users=[guest_of(town)])
    assert book.channel("bor").audience is Audience.EXPOSED_CHANNEL
    assert book.conversation(place.channel_id, "1.0").audience is Audience.EXPOSED_CHANNEL
    assert book.audience_soon("bor") is Audience.EXPOSED_CHANNEL


def test_a_guest_who_is_new_in_the_workspace_counts_too(book: AddressBook) -> None:
    """The list of everybody is from before they came."""
    assert book.channel("bor").audience is Audience.TEAM_CHANNEL
    with_guest = replace(BOR, members=("inkoper", "gast"))
    with opened(replace(TOWN, users=(COLLEAGUE, GUEST), channels=(with_guest,))) as later:
        book.client = later
        assert book.channel("bor").audience is Audience.EXPOSED_CHANNEL


def test_a_guest_who_leaves_counts_no_more(town: WebClient, book: AddressBook) -> None:
    place = book.channel("bor")
    town.conversations_invite(channel=place.channel_id, users=[guest_of(town)])
    assert book.channel("bor").audience is Audience.EXPOSED_CHANNEL
    town.conversations_kick(channel=place.channel_id, user=guest_of(town))
    assert book.channel("bor").audience is Audience.TEAM_CHANNEL


def test_the_zone_of_somebody_is_asked_once_and_not_knowing_is_no_trouble(
    town: WebClient, book: AddressBook
) -> None:
    """What was known stays known when Slack is away."""
    user = guest_of(town)
    assert book.zone_soon("U0NOBODY") is None
    assert book.zone_soon(user) == "Europe/Amsterdam"
    book.client = WebClient(token="xoxb-nothing", base_url="http://127.0.0.1:9/api/")
    assert book.zone(user) == "Europe/Amsterdam"
    assert book.zone("U0NOBODY") is None


def test_closing_leaves_no_thread_behind(town: WebClient) -> None:
    """Of any post office that was opened."""
    settings = Settings()
    offices = PostOffices(
        lambda _team: PostOffice(town, posting_client(settings, token="x"), AddressBook(town))
    )
    offices.serve("T1")
    before = set(threading.enumerate())
    assert offices.of_team("T1").addresses.audience_soon("bor") is Audience.TEAM_CHANNEL
    asking = set(threading.enumerate()) - before
    assert asking
    offices.close()
    for thread in asking:
        thread.join(10)
    assert not any(thread.is_alive() for thread in asking)
