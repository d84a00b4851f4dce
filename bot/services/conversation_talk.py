"""Everything about one talk at the moment that somebody says something."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.messages.conversation_view import About, Question
from bot.policy.confidentiality import Viewer
from bot.services.conversation_asking import known_only, to_ask
from bot.services.conversation_draft import Draft, draft_of
from bot.services.municipality import Municipality
from storage import conversations
from storage.conversations import LIVE, Spot
from storage.interviews import hold_person
from storage.tables import Conversation
from storage.vocabulary import ConversationState

_DIRECT = "D"
"""What the Slack id of a direct message begins with."""


@dataclass(frozen=True)
class Place:
    """Where somebody talks with the bot. ``by_command``: behind the slash command."""

    channel_id: str
    thread_ts: str = ""
    by_command: bool = False

    @property
    def is_direct(self) -> bool:
        """Whether it is a direct message."""
        return self.channel_id.startswith(_DIRECT)

    @property
    def is_private(self) -> bool:
        """Whether nobody else reads along."""
        return self.is_direct or self.by_command


@dataclass(frozen=True)
class Scene:
    """Who says something where and when.

    ``called``: it is surely meant for the bot. ``direct`` is the Slack id of their direct
    message with the bot, where that is known. ``heard_in``: of the channel in which they typed
    it, where it is answered elsewhere.
    """

    session: Session
    here: Municipality
    viewer: Viewer
    place: Place
    now: datetime
    called: bool = True
    direct: str | None = None
    heard_in: str | None = None

    @property
    def channel_heard(self) -> str:
        """The Slack id of the channel in which it was typed."""
        return self.heard_in or self.place.channel_id

    @property
    def today(self) -> date:
        """The day in the municipality's zone."""
        return self.now.astimezone(self.here.zone).date()

    @property
    def spot(self) -> Spot:
        """Where this person's talks in this place are found."""
        place = self.place
        return Spot(
            self.here.workspace_id, self.viewer.person_id, place.channel_id, place.thread_ts
        )

    def hold(self) -> None:
        """Let nothing else that this person says or clicks go on meanwhile."""
        hold_person(
            self.session, workspace_id=self.here.workspace_id, person_id=self.viewer.person_id
        )

    def at(self, place: Place) -> "Scene":
        """The same somewhere else."""
        return replace(self, place=place, heard_in=self.channel_heard)


@dataclass(frozen=True)
class Talk:
    """One talk, with its row locked, and the scene in which something is said."""

    scene: Scene
    conversation: Conversation

    @property
    def session(self) -> Session:
        """The transaction."""
        return self.scene.session

    @property
    def here(self) -> Municipality:
        """The municipality."""
        return self.scene.here

    @property
    def place(self) -> Place:
        """Where it is held."""
        return place_of(self.conversation)

    @property
    def about(self) -> About | None:
        """What it can lead to; None when there is nothing to collect."""
        return about_of(self.conversation)

    @property
    def draft(self) -> Draft:
        """What was told so far, as far as the municipality still knows it."""
        return draft_in(self.session, self.conversation, here=self.here)

    @property
    def question(self) -> Question | None:
        """What is asked now."""
        asked = self.conversation.question
        return Question(asked) if asked and self.is_live else None

    @property
    def next_question(self) -> Question:
        """What is to be asked now, as far as it was told."""
        if self.about is None:
            return Question.MEANT
        private = self.place.is_private
        return to_ask(self.about, self.draft, here=self.here, private=private)[0]

    @property
    def is_live(self) -> bool:
        """Whether it has not come to its end."""
        return self.conversation.state in LIVE


def place_of(conversation: Conversation) -> Place:
    """Where a talk is held."""
    return Place(conversation.channel_id, conversation.thread_ts, conversation.by_command)


def about_of(conversation: Conversation) -> About | None:
    """What a talk can lead to."""
    return About(conversation.intent) if conversation.intent in set(About) else None


def draft_in(session: Session, conversation: Conversation, *, here: Municipality) -> Draft:
    """What was told in a talk."""
    parts = conversations.parts_of(session, conversation)
    return known_only(draft_of(part.told for part in parts), here=here)


def begin(scene: Scene, intent: str, **values: Any) -> Talk:
    """A new talk: open where what they type can answer it, and nothing else is open."""
    place = scene.place
    hears = place.is_direct or not place.by_command
    is_free = conversations.open_conversation(scene.session, scene.spot) is None
    state = ConversationState.OPEN if hears and is_free else ConversationState.WAITING
    conversation = conversations.add_conversation(
        scene.session,
        scene.spot,
        **{
            "intent": intent,
            "state": state,
            "by_command": place.by_command,
            "outsider": scene.viewer.outsider,
            "started_at": scene.now,
            "updated_at": scene.now,
            "expires_at": scene.now,
            **values,
        },
    )
    return Talk(scene, conversation)


def tell(
    talk: Talk,
    told: Mapping[str, Any] | None,
    *,
    message_ts: str | None = None,
    question: Question | None = None,
) -> None:
    """Take over what a message or click told."""
    conversations.add_part(
        talk.session,
        talk.conversation,
        told=None if told is None else dict(told),
        message_ts=message_ts,
        heard_in=talk.scene.channel_heard,
        question=question.value if question else None,
    )
