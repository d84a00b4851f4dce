"""What is kept of what people say: what is for the bot; of channels nothing else."""

from itertools import count
from threading import Timer
from typing import Any

import pytest
from sqlmodel import col, select

from bot.services.conversation_talk import Place
from handlers.places import follows_at_once, place_of
from storage.conversations import Spot, add_conversation, add_part
from storage.people import ensure_person
from storage.tables import InboxItem
from storage.vocabulary import ConversationState
from tests.handlers.conftest import Doorstep

CHANNEL, THREAD, BOT_USER = "C1", "1700000000.000100", "UVAANDEL"
_events = count(1)


class Door:
    """Where events come in, and what of them is kept."""

    def __init__(self, doorstep: Doorstep) -> None:
        self.doorstep = doorstep

    def hears(self, user: str = "inkoper", **event: Any) -> None:
        """An event about a message in a channel."""
        number = next(_events)
        said = {
            "type": "message",
            "channel_type": "channel",
            "channel": CHANNEL,
            "user": self.doorstep.people[user],
            "text": "geheim",
            "ts": f"1700000001.{number:06}",
        }
        body = self.doorstep.body(
            "event_callback",
            event_id=f"Ev{number}",
            event={**said, **event},
            authorizations=[{"team_id": self.doorstep.here.team_id, "user_id": BOT_USER}],
        )
        assert self.doorstep.takes(body).status == 200

    def kept(self) -> list[str]:
        """What of it stands in the inbox: in which conversation."""
        with self.doorstep.session() as session:
            return list(session.exec(select(InboxItem.conversation).order_by(col(InboxItem.id))))

    def talks(
        self, user: str = "inkoper", state: ConversationState = ConversationState.OPEN
    ) -> None:
        """The bot talks with somebody in the thread."""
        here, slack_id = self.doorstep.here.workspace_id, self.doorstep.people[user]
        now = self.doorstep.program.desk.clock.now()
        with self.doorstep.program.desk.database.writing() as session:
            person = ensure_person(session, workspace_id=here, slack_user_id=slack_id, now=now)
            talk = add_conversation(
                session,
                Spot(here, person.id or 0, CHANNEL, THREAD),
                state=state,
                intent="trajectory",
                started_at=now,
                updated_at=now,
                expires_at=now,
            )
            add_part(session, talk, told=None, message_ts=THREAD)
            session.commit()


@pytest.fixture
def door(doorstep: Doorstep) -> Door:
    """A program that keeps what comes in, and handles nothing of it."""
    return Door(doorstep)


def test_of_what_is_said_in_channels_nothing_is_kept(door: Door) -> None:
    """Nor of what is changed or taken away there."""
    before = {"user": door.doorstep.people["inkoper"], "text": "geheim", "ts": THREAD}
    door.hears()
    door.hears(thread_ts=THREAD)
    door.hears(channel_type="group", thread_ts=THREAD)
    door.hears(subtype="file_share", thread_ts=THREAD)
    door.hears(
        subtype="message_changed",
        previous_message=before,
        message={**before, "text": "nog geheimer"},
    )
    door.hears(subtype="message_deleted", previous_message=before)
    assert door.kept() == []


def test_who_talks_with_the_bot_is_heard_in_that_thread_alone(door: Door) -> None:
    door.talks()
    door.hears(thread_ts=THREAD)
    door.hears(thread_ts=THREAD, subtype="thread_broadcast")
    assert door.kept() == [f"{CHANNEL}:{THREAD}"] * 2
    door.hears("teamleider", thread_ts=THREAD)
    door.hears(thread_ts="1600000000.000100")
    door.hears()
    assert len(door.kept()) == 2


def test_a_mention_is_kept_once_though_it_comes_in_two_shapes(door: Door) -> None:
    door.talks()
    mention = {"text": f"<@{BOT_USER}> asfalt", "ts": "1700000002.000100"}
    door.hears(**mention, thread_ts=THREAD)
    door.hears(**mention, type="app_mention", channel_type=None, thread_ts=THREAD)
    assert door.kept() == [f"{CHANNEL}:{THREAD}"]


def test_who_types_on_is_heard_though_it_comes_in_first(door: Door) -> None:
    """Several of the program's threads take in what comes."""

    def calls() -> None:
        door.hears(type="app_mention", channel_type=None, ts=THREAD, text=f"<@{BOT_USER}> x")

    later = Timer(0.1, calls)
    later.start()
    door.hears(thread_ts=THREAD)
    later.join()
    assert sorted(door.kept()) == [f"{CHANNEL}:{THREAD}"] * 2


def test_who_called_is_heard_at_once(door: Door) -> None:
    """In the thread under the mention, before anything was answered."""
    door.hears(type="app_mention", channel_type=None, ts=THREAD, text=f"<@{BOT_USER}> asfalt")
    door.hears(thread_ts=THREAD)
    door.hears("teamleider", thread_ts=THREAD)
    assert door.kept() == [f"{CHANNEL}:{THREAD}"] * 2


@pytest.mark.parametrize("state", [ConversationState.OPEN, ConversationState.SAVED])
def test_changes_to_what_was_said_to_the_bot_are_kept(door: Door, state: ConversationState) -> None:
    door.talks(state=state)
    mine = {"user": door.doorstep.people["inkoper"], "text": "geheim", "ts": THREAD}
    theirs = {**mine, "user": door.doorstep.people["teamleider"]}
    for before in (mine, theirs, {**mine, "ts": "1.0", "thread_ts": THREAD}):
        door.hears(
            subtype="message_changed",
            previous_message=before,
            message={**before, "text": "anders"},
        )
    door.hears(subtype="message_deleted", previous_message=mine)
    assert door.kept() == [f"{CHANNEL}:{THREAD}"] * 2


def test_only_what_follows_at_once_may_overtake_the_call_before_it() -> None:
    """It is held for a moment; everything else in channels is dropped where it comes in."""
    said = {"channel": "C1", "channel_type": "channel", "ts": "1700000005.0"}
    assert follows_at_once({**said, "thread_ts": "1700000000.0"})
    for late in (
        said,
        {**said, "thread_ts": "1699999000.0"},
        {**said, "thread_ts": "1700000000.0", "channel_type": "im"},
        {**said, "thread_ts": "1700000000.0", "subtype": "message_changed"},
    ):
        assert not follows_at_once(late)


def test_a_thread_is_a_place_of_its_own_and_what_starts_one_is_not() -> None:
    """In a direct message the start belongs to the rest; in a channel to its thread."""
    said = {"channel": "D1", "ts": "1.0"}
    assert place_of(said) == Place("D1")
    assert place_of({**said, "thread_ts": "1.0"}) == Place("D1")
    assert place_of({**said, "thread_ts": "0.5"}) == Place("D1", "0.5")
    assert place_of({**said, "channel": "C1"}) == Place("C1", "1.0")
    assert place_of({**said, "channel": "C1", "thread_ts": "0.5"}) == Place("C1", "0.5")
    changed = {
        "channel": "D1",
        "ts": "2.0",
        "subtype": "message_changed",
        "previous_message": {"ts": "1.0", "thread_ts": "1.0"},
    }
    assert place_of(changed) == Place("D1")
