"""Somebody who is interviewed, with a Slack in between that delivers when it is told to."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlmodel import Session, col, select

from bot.blockkit import validate_message_blocks
from bot.messages import lesson_ids as ids
from bot.messages.interview_view import Pressed, read_pressed
from bot.messages.message import Message
from bot.policy.confidentiality import Audience, Viewer
from bot.services import interviews
from bot.services.interview_answers import Said, SaidFile
from bot.services.interview_changes import follow_change, follow_removal
from bot.services.interview_typed import hear
from bot.services.lesson_fields import LessonInput, input_of
from bot.services.lessons import keep_lesson, rewrite
from bot.services.occasion import Occasion
from bot.services.telling import tell
from storage import deliveries
from storage.lessons import LessonRecord, find_lesson
from storage.notices import claim_due
from storage.tables import Interview, Notice
from storage.vocabulary import (
    DeliveryMethod,
    DeliveryState,
    LessonKind,
    LessonOutcome,
    NoticeState,
    Phase,
)
from tests.services.house import BUYER, NOW, House
from tests.support.colleagues import text_of

_CHANNEL = "D1"
_TOLD = (ids.NOTICE_QUESTION, ids.NOTICE_DONE, ids.NOTICE_ASIDE)

TOLD_IN_WORDS = dict.fromkeys(("problem", "approach", "result", "advice"), "x")
ALL_BUT_EVIDENCE = {
    **TOLD_IN_WORDS,
    "outcome": LessonOutcome.WELL,
    "kind": LessonKind.PROCESS,
    "phase": Phase.EXECUTION,
    "themes": frozenset({"klimaat"}),
    "categories": frozenset({"gww"}),
}
"""A lesson about which one question is left."""

_moments = count(1)
_changes = count(1)


@dataclass(frozen=True)
class Heard:
    """What somebody read: the message, and the ids of what can be pressed in it."""

    message: Message
    ts: str

    @property
    def text(self) -> str:
        """Everything that can be read."""
        return text_of([{"text": self.message.text}, *self.message.blocks])

    @property
    def plain(self) -> str:
        """The same without marks of emphasis."""
        return self.text.replace("*", "")

    @property
    def values(self) -> dict[str, str]:
        """What each button carries, and each choice of a menu by its label."""
        found: dict[str, str] = {}
        for block in self.message.blocks:
            for element in block.get("elements", ()):
                if "value" in element:
                    found[element["action_id"]] = element["value"]
                for option in element.get("options", ()):
                    found[option["text"]["text"]] = option["value"]
        return found

    def pressed(self, action_id: str) -> Pressed:
        """What a button or choice says."""
        return read_pressed(self.values[action_id])


@dataclass
class Chat:
    """The direct message of one person with the bot."""

    house: House
    user: str = BUYER
    now: datetime = NOW
    told: list[Heard] = field(default_factory=list)
    said: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)

    @contextmanager
    def doing(self) -> Iterator[tuple[Session, dict[str, Any]]]:
        """A transaction that is kept, with what every use case wants to know."""
        with self.house.session() as session:
            viewer = self.house.viewer(session, self.user)
            yield session, {"here": self.house.here, "viewer": viewer, "now": self.now}
            session.commit()

    def keeps(self, **fields: Any) -> int:
        """Tell a lesson in two fields, or more. :returns: its id."""
        wanted = LessonInput(
            **{"title": "Masten & koppen", "insight": "Masten zijn herbruikbaar.", **fields}
        )
        with self.doing() as (session, asked):
            viewer: Viewer = asked["viewer"]
            record = keep_lesson(
                session,
                here=self.house.here,
                teller_id=viewer.person_id,
                wanted=wanted,
                now=self.now,
            )
        return record.lesson.id or 0

    def rewrites(self, lesson_id: int, **fields: Any) -> None:
        """Change the lesson in the form."""
        with self.doing() as (session, asked):
            viewer: Viewer = asked["viewer"]
            record = find_lesson(
                session, workspace_id=self.house.here.workspace_id, lesson_id=lesson_id
            )
            assert record is not None
            rewrite(
                session,
                here=self.house.here,
                record=record,
                actor_id=viewer.person_id,
                wanted=replace(input_of(record), **fields),
                now=self.now,
            )

    def starts(self, lesson_id: int) -> "Heard":
        """Press "Vertel meer". :returns: what comes of it."""
        self.presses_start(lesson_id)
        return self.reads()

    def presses_start(self, lesson_id: int) -> None:
        """Press "Vertel meer"; Slack is slow."""
        with self.doing() as (session, asked):
            interviews.start(session, lesson_id=lesson_id, **asked)

    def types(self, text: str, *files: str) -> bool:
        """Say something. :returns: whether it was taken as part of the interview."""
        return self.says(text, *files)[1]

    def says(self, text: str, *files: str) -> tuple[str, bool]:
        """The same, with the ``ts`` of the message."""
        ts = self._ts()
        self.said[ts] = (text, files)
        return ts, self.says_at(ts, text, *files)

    def says_at(self, ts: str, text: str, *files: str) -> bool:
        """The event of a message comes in."""
        dropped = tuple(SaidFile(name, f"{name}.pdf") for name in files)
        with self.doing() as (session, asked):
            return hear(session, said=Said(ts, text, dropped), **asked)

    def edits(self, ts: str, text: str) -> None:
        """Change a message."""
        with self.doing() as (session, asked):
            follow_change(session, said=Said(ts, text), change_ts=f"{next(_changes)}.0", **asked)
        self.said[ts] = (text, self.said[ts][1] if ts in self.said else ())

    def deletes(self, ts: str) -> None:
        """Take a message away."""
        _, files = self.said.pop(ts, ("", ()))
        with self.doing() as (session, asked):
            follow_removal(session, message_ts=ts, file_ids=files, **asked)

    def presses(self, heard: Heard, what: str, *slugs: str) -> str:
        """Press a button or choose from a menu. :returns: what stands there then."""
        pressed = heard.pressed(what)
        chosen = slugs or ((pressed.slug,) if pressed.slug else ())
        with self.doing() as (session, asked):
            asked["pressed"] = pressed
            match what:
                case ids.INTERVIEW_SKIP:
                    message = interviews.skip(session, **asked)
                case ids.INTERVIEW_PAUSE:
                    message = interviews.pause(session, **asked)
                case ids.INTERVIEW_STOP:
                    message = interviews.stop(session, **asked)
                case ids.INTERVIEW_KEEP:
                    message = interviews.keep(session, **asked)
                case _:
                    message = interviews.choose(session, slugs=chosen, **asked)
        assert validate_message_blocks(message.blocks) == []
        return text_of([{"text": message.text}, *message.blocks])

    def reads(self) -> Heard:
        """Let Slack deliver what is planned. :returns: the newest message."""
        while self.delivers_one():
            pass
        return self.told[-1]

    def hears_nothing(self) -> bool:
        """Whether nothing new is told."""
        before = len(self.told)
        while self.delivers_one():
            pass
        return len(self.told) == before

    def delivers_one(self, state: DeliveryState = DeliveryState.SENT) -> bool:
        """Bring one message to Slack, or let nobody know whether it came there."""
        with self.doing() as (session, asked):
            recipient = f"person:{asked['viewer'].person_id}"
            here = self.house.here
            notices = claim_due(
                session, workspace_id=here.workspace_id, recipient=recipient, now=self.now
            )
            if not notices:
                return False
            telling = None
            if notices[0].kind in _TOLD:
                occasion = Occasion(session, notices, here, Audience.PERSON, self.now)
                telling = tell(occasion)
            if telling is None:
                notices[0].state = NoticeState.DROPPED
                return True
            heard = Heard(telling.message, self._ts())
            assert validate_message_blocks(heard.message.blocks) == []
            delivery = deliveries.open_delivery(
                session,
                workspace_id=here.workspace_id,
                token=f"token {notices[0].id}",
                envelope=deliveries.Envelope(recipient, DeliveryMethod.POST, _CHANNEL),
                payload={"text": heard.text},
                notices=notices,
                now=_when(heard.ts),
                lease_until=self.now,
            )
            if state is DeliveryState.SENT:
                deliveries.arrived(session, delivery_id=delivery.id or 0, ts=heard.ts, now=self.now)
            elif state is DeliveryState.UNCERTAIN:
                deliveries.uncertain(session, delivery=delivery, error="x", now=self.now)
            self.told.append(heard)
        return True

    def lesson(self, lesson_id: int) -> LessonRecord:
        """The lesson as it is now."""
        with self.house.session() as session:
            record = find_lesson(
                session, workspace_id=self.house.here.workspace_id, lesson_id=lesson_id
            )
            assert record is not None
            return record

    def interviews(self) -> Sequence[Interview]:
        """Every interview of this person, oldest first."""
        with self.house.session() as session:
            viewer = self.house.viewer(session, self.user)
            return session.exec(
                select(Interview)
                .where(col(Interview.person_id) == viewer.person_id)
                .order_by(col(Interview.id))
            ).all()

    def planned_turns(self) -> Mapping[tuple[int, str], int]:
        """How often each turn of each interview was planned to be told."""
        turns: dict[tuple[int, str], int] = {}
        with self.house.session() as session:
            for notice in session.exec(
                select(Notice).where(col(Notice.subject_kind) == ids.SUBJECT_INTERVIEW)
            ):
                key = (notice.subject_id, notice.occurrence)
                turns[key] = turns.get(key, 0) + 1
        return turns

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)

    def _ts(self) -> str:
        """The moment of the next message: after all others."""
        return f"{self.now.timestamp() + next(_moments) * 1e-5:.6f}"


def _when(ts: str) -> datetime:
    return datetime.fromtimestamp(float(ts), NOW.tzinfo)
