"""Any row of messages, clicks, edits and waiting: nothing is saved without a yes to it."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import col, select

from bot.messages import conversation_ids as ids
from bot.messages.conversation_view import read_pressed
from bot.services.conversation_talk import Place
from storage.conversations import LIVE
from storage.database import Database
from storage.tables import Conversation, ConversationPart, Lesson, Notice, Trajectory
from storage.vocabulary import ConversationState
from tests.services.conftest import PROFILE
from tests.services.house import COLLEAGUE, build_house
from tests.services.talking import DIRECT, Chat, Heard, in_thread
from tests.support.fuzz import examples

SAID = st.sampled_from(
    (
        "asfalt Slochteren 2 ton in mei",
        "asfalt 2 ton",
        "nieuwe laptops tussen 2 en 3 ton",
        "les: vraag altijd naar de MKI",
        "Ik wil graag een leerervaring delen",
        "hoeveel trajecten lopen er?",
        "dank je",
        "bla bla",
        "ja",
        "nee",
        "nee, 3 ton",
        "toch in juni",
        "weet ik nog niet",
        "stop",
        "eerst dit",
        "het nieuwe",
        "de eerste",
    )
)


class Talking(RuleBasedStateMachine):
    """Two people, in private and in one thread, and a Slack that delivers whenever it likes."""

    migrated: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        file = Path(self.folder.name) / "vaandel.db"
        shutil.copy(self.migrated, file)
        self.database = Database(f"sqlite:///{file}")
        house = build_house(self.database, profile=PROFILE)
        board: list[Heard] = []
        self.chats = [
            Chat(house, board=board),
            Chat(house, place=Place(DIRECT, "1700000000.000100"), board=board),
            in_thread(house, board=board),
            in_thread(house, user=COLLEAGUE, board=board),
        ]
        self.agreed = 0

    @rule(who=st.integers(0, 3), said=SAID, called=st.booleans())
    def say(self, who: int, said: str, called: bool) -> None:
        """Say something; in the thread also without the bot's name."""
        self.agreed += said == "ja"
        self.chats[who].says(said, called=called or who < 2)

    @rule(who=st.integers(0, 3), said=SAID)
    def command(self, who: int, said: str) -> None:
        """Type it behind the command, and perhaps click."""
        self.chats[who].told.append(self.chats[who].types(said))

    @rule(who=st.integers(0, 3))
    def deliver(self, who: int) -> None:
        """Slack brings what is planned."""
        self.chats[who].hears_nothing()

    @precondition(lambda self: any(chat.told for chat in self.chats))
    @rule(data=st.data())
    def press(self, data: st.DataObject) -> None:
        """Press a button of any message, however old."""
        chat = data.draw(st.sampled_from([chat for chat in self.chats if chat.told]))
        heard: Heard = data.draw(st.sampled_from(chat.told[-5:]))
        own = [
            label for label in heard.values if heard.action_of(label).startswith("conversation_")
        ]
        own = [label for label in own if heard.action_of(label) != ids.EDIT]
        if own and _belongs_to(chat, heard, own[0]):
            label = data.draw(st.sampled_from(sorted(own)))
            self.agreed += heard.action_of(label) == ids.CONFIRM
            chat.presses(label, heard)

    @precondition(lambda self: any(chat.said for chat in self.chats))
    @rule(data=st.data(), said=SAID)
    def edit(self, data: st.DataObject, said: str) -> None:
        """Change any message."""
        chat = data.draw(st.sampled_from([chat for chat in self.chats if chat.said]))
        chat.edits(data.draw(st.sampled_from(sorted(chat.said))), said)

    @precondition(lambda self: any(chat.said for chat in self.chats))
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """Take any message away."""
        chat = data.draw(st.sampled_from([chat for chat in self.chats if chat.said]))
        chat.deletes(data.draw(st.sampled_from(sorted(chat.said))))

    @rule(hours=st.sampled_from((1, 30, 80)))
    def wait(self, hours: int) -> None:
        """Time passes for everybody."""
        for chat in self.chats:
            chat.later(hours=hours)

    @invariant()
    def it_is_right(self) -> None:
        """Read once, looked at in every way."""
        with self.database.reading() as session:
            rows = session.exec(select(Conversation)).all()
            parts = session.exec(select(ConversationPart)).all()
            kinds = (Trajectory, Lesson)
            saved = sum(len(session.exec(select(kind)).all()) for kind in kinds)
            turns = session.exec(
                select(Notice.subject_id, Notice.occurrence).where(
                    col(Notice.kind) == ids.NOTICE_TURN
                )
            ).all()
        one_talk_is_open_in_a_place(rows)
        nothing_typed_outlives_its_talk(rows, parts)
        assert saved <= self.agreed, "each yes saves one thing at most"
        assert len(turns) == len(set(turns)), "every turn is told once"
        for heard in (heard for chat in self.chats for heard in chat.told if heard.public):
            assert "€" not in heard.text + heard.message.text, "no amount where others read"

    def teardown(self) -> None:
        """Let go of the database."""
        self.database.close()
        self.folder.cleanup()


def one_talk_is_open_in_a_place(rows: Sequence[Conversation]) -> None:
    """And only what is live asks something."""
    spots = [
        (row.person_id, row.channel_id, row.thread_ts)
        for row in rows
        if row.state is ConversationState.OPEN
    ]
    assert len(spots) == len(set(spots))
    for row in rows:
        assert (row.question is not None) == (row.state in LIVE)
        assert row.shown_revision <= row.revision


def nothing_typed_outlives_its_talk(
    rows: Sequence[Conversation], parts: Sequence[ConversationPart]
) -> None:
    """What is answered keeps its text until the answer is told."""
    ended = {row.id for row in rows if row.state not in {*LIVE, ConversationState.ANSWERED}}
    for row in rows:
        assert row.id not in ended or (row.draft, row.pending) == (None, None)
    for part in parts:
        assert part.told is None or part.conversation_id not in ended


def _belongs_to(chat: Chat, heard: Heard, label: str) -> bool:
    """Whether it is this person's talk: others are refused."""
    conversation_id = read_pressed(heard.values[label]).conversation_id
    return any(row.id == conversation_id for row in chat.rows())


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_whatever_is_said_clicked_changed_and_waited(sqlite_template: Path) -> None:
    """The invariant above holds after each of them."""
    Talking.migrated = sqlite_template
    run_state_machine_as_test(
        Talking,
        settings=settings(
            max_examples=examples(40),
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
