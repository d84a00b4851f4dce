"""Somebody who talks with the bot, with a Slack in between that delivers when it is told to."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlmodel import Session, col, select

from bot.blockkit import validate_message_blocks
from bot.messages import conversation_ids as ids
from bot.messages.conversation_view import Pressed, read_pressed
from bot.messages.message import Message
from bot.policy.confidentiality import Audience
from bot.services import conversation_pressing as pressing
from bot.services.conversation_changes import follow_change, follow_removal
from bot.services.conversation_shown import shown
from bot.services.conversation_talk import Place, Scene
from bot.services.conversations import hear, request
from bot.services.interview_answers import Said
from bot.services.occasion import Occasion
from bot.services.telling import tell
from storage import deliveries
from storage.notices import claim_due
from storage.tables import Conversation, ConversationPart, Delivery, Lesson, Notice, Trajectory
from storage.vocabulary import DeliveryMethod, NoticeState
from tests.services.house import BUYER, NOW, House
from tests.support.colleagues import text_of

DIRECT = "D0BUYER"
CHANNEL = "C0BOR"

_moments = count(1)
_DO = {
    ids.SKIP: pressing.skip,
    ids.STOP: pressing.give_up,
    ids.CONFIRM: pressing.agree,
    ids.FINISH_FIRST: pressing.finish,
    ids.TAKE_NEW: pressing.begin_new,
}


@dataclass
class Heard:
    """A message of the bot as it stands, and the kind of notice that brought it."""

    message: Message
    ts: str
    kind: str = ""
    times: int = 1
    public: bool = False

    @property
    def text(self) -> str:
        """Everything that can be read."""
        return text_of(list(self.message.blocks)).replace("*", "")

    @property
    def values(self) -> dict[str, str]:
        """What each button carries, by its label; and each choice of a menu."""
        found: dict[str, str] = {}
        for block in self.message.blocks:
            for element in block.get("elements", ()):
                if element.get("type") == "button":
                    found[element["text"]["text"]] = element["value"]
                for option in element.get("options", ()):
                    found[option["text"]["text"]] = option["value"]
        return found

    @property
    def labels(self) -> list[str]:
        """The buttons."""
        return [
            element["text"]["text"]
            for block in self.message.blocks
            for element in block.get("elements", ())
            if element.get("type") == "button"
        ]

    def action_of(self, label: str) -> str:
        """The action id of a button or of the menu that holds this choice."""
        for block in self.message.blocks:
            for element in block.get("elements", ()):
                if element.get("type") == "button" and element["text"]["text"] == label:
                    return str(element["action_id"])
                if any(each["text"]["text"] == label for each in element.get("options", ())):
                    return str(element["action_id"])
        raise AssertionError(f"no {label} among {self.labels} in {self.text}")


@dataclass
class Chat:
    """One person and one place where they talk with the bot."""

    house: House = field(repr=False)
    user: str = BUYER
    place: Place = field(default_factory=lambda: Place(DIRECT))
    audience: Audience = Audience.PERSON
    now: datetime = NOW
    direct: str | None = DIRECT
    told: list[Heard] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    board: list[Heard] = field(default_factory=list, repr=False)
    """Everything that was told; shared by chats whose messages come to one person or thread."""

    @contextmanager
    def doing(self, *, called: bool = True) -> Iterator[Scene]:
        """A transaction that is kept."""
        with self.house.session() as session:
            viewer = self.house.viewer(session, self.user)
            yield Scene(
                session,
                self.house.here,
                viewer,
                self.place,
                self.now,
                called=called,
                direct=self.direct,
            )
            session.commit()

    def says(self, text: str, *, called: bool = True) -> str:
        """Say something. :returns: the ``ts`` of the message."""
        ts = self._ts()
        self.said[ts] = text
        self.says_at(ts, text, called=called)
        return ts

    def says_at(self, ts: str, text: str, *, called: bool = True) -> None:
        """The event of a message comes in."""
        with self.doing(called=called) as scene:
            hear(scene, Said(ts, text))

    def types(self, text: str) -> Heard:
        """Type something behind the command. :returns: what they alone see."""
        place = Place(self.place.channel_id, by_command=True)
        with self.doing() as scene:
            talk = request(scene.at(place), text)
            message = shown(talk, Audience.PERSON)
        assert validate_message_blocks(message.blocks) == []
        return Heard(message, "")

    def edits(self, ts: str, text: str) -> None:
        """Change a message."""
        before, self.said[ts] = self.said[ts], text
        with self.doing() as scene:
            follow_change(scene, before=before, said=Said(ts, text))

    def deletes(self, ts: str) -> None:
        """Take a message away."""
        del self.said[ts]
        with self.doing() as scene:
            follow_removal(scene, message_ts=ts)

    def presses(self, label: str, heard: Heard | None = None) -> Heard:
        """Press a button or choose from a menu. :returns: what stands there then."""
        heard = heard or self.told[-1]
        pressed = read_pressed(heard.values[label])
        return self.presses_id(heard.action_of(label), pressed, heard)

    def presses_id(self, action_id: str, pressed: Pressed, heard: Heard) -> Heard:
        """Press what carries this."""
        do = _DO.get(action_id, pressing.choose)
        with self.doing() as scene:
            message = do(scene, pressed)
        assert validate_message_blocks(message.blocks) == []
        heard.message = message
        return heard

    def hears(self, text: str = "") -> Heard:
        """Let Slack deliver what is planned. :returns: the newest message, which says this."""
        while self.delivers_one():
            pass
        assert self.told, "nothing was told"
        assert text in self.told[-1].text, self.told[-1].text
        return self.told[-1]

    def hears_nothing(self) -> bool:
        """Whether no new message comes."""
        before = len(self.told)
        while self.delivers_one():
            pass
        return len(self.told) == before

    def delivers_one(self) -> bool:
        """Bring one message to Slack, to whichever of their places is due."""
        with self.house.session() as session:
            viewer = self.house.viewer(session, self.user)
            here = self.house.here
            own = f"person:{viewer.person_id}"
            there = f"conversation:{self.place.channel_id}:{self.place.thread_ts}"
            for recipient in (there, own):
                notices = claim_due(
                    session, workspace_id=here.workspace_id, recipient=recipient, now=self.now
                )
                if notices:
                    audience = self.audience if recipient == there else Audience.PERSON
                    self._deliver(session, notices, recipient, audience)
                    session.commit()
                    return True
        return False

    def rows(self) -> Sequence[Conversation]:
        """Every talk of this person, oldest first."""
        with self.house.session() as session:
            viewer = self.house.viewer(session, self.user)
            return session.exec(
                select(Conversation)
                .where(col(Conversation.person_id) == viewer.person_id)
                .order_by(col(Conversation.id))
            ).all()

    def parts(self) -> Sequence[ConversationPart]:
        """Everything that is kept of what anybody said."""
        with self.house.session() as session:
            return session.exec(select(ConversationPart)).all()

    def trajectories(self) -> Sequence[Trajectory]:
        """Every trajectory, oldest first."""
        with self.house.session() as session:
            return session.exec(select(Trajectory).order_by(col(Trajectory.id))).all()

    def lessons(self) -> Sequence[Lesson]:
        """Every lesson, oldest first."""
        with self.house.session() as session:
            return session.exec(select(Lesson).order_by(col(Lesson.id))).all()

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)

    def _deliver(
        self, session: Session, notices: list[Notice], recipient: str, audience: Audience
    ) -> None:
        telling = tell(Occasion(session, notices, self.house.here, audience, self.now))
        if telling is None:
            notices[0].state = NoticeState.DROPPED
            return
        problems = validate_message_blocks(telling.message.blocks)
        assert problems == [], problems
        assert telling.message.text.strip()
        heard = Heard(telling.message, self._ts(), notices[0].kind)
        heard.public = audience is not Audience.PERSON
        delivery = self._open(session, notices, recipient, heard, telling.replaces)
        if telling.replaces is None:
            self.told.append(heard)
            self.board.append(heard)
        else:
            self._replace(telling.replaces, heard)
        deliveries.arrived(
            session, delivery_id=delivery.id or 0, ts=delivery.message_ts or heard.ts, now=self.now
        )

    def _open(
        self,
        session: Session,
        notices: list[Notice],
        recipient: str,
        heard: Heard,
        replaces: Delivery | None,
    ) -> Delivery:
        method = DeliveryMethod.UPDATE if replaces else DeliveryMethod.POST
        return deliveries.open_delivery(
            session,
            workspace_id=self.house.here.workspace_id,
            token=f"token {notices[0].id}",
            envelope=deliveries.Envelope(
                recipient, method, "X", message_ts=replaces.message_ts if replaces else None
            ),
            payload={"text": heard.text},
            notices=notices,
            now=datetime.fromtimestamp(float(heard.ts), NOW.tzinfo),
            lease_until=self.now,
        )

    def _replace(self, standing: Delivery, heard: Heard) -> None:
        for each in self.board:
            if each.ts == standing.message_ts:
                each.message, each.times = heard.message, each.times + 1
                return
        raise AssertionError("what is replaced was never told")

    def _ts(self) -> str:
        """The moment of the next message: after all others."""
        return f"{self.now.timestamp() + next(_moments) * 1e-4:.6f}"


def in_thread(house: House, thread_ts: str = "1700000000.000100", **more: Any) -> Chat:
    """Somebody in a thread of a channel with colleagues."""
    place = Place(CHANNEL, thread_ts)
    return Chat(house, place=place, audience=Audience.TEAM_CHANNEL, **more)
