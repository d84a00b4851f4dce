"""The buttons of a talk. One of an older message does no harm."""

from collections.abc import Callable

from bot.messages.conversation_ends import past
from bot.messages.conversation_view import Pressed
from bot.messages.message import Message
from bot.policy.confidentiality import Audience
from bot.services.conversation_asking import chosen
from bot.services.conversation_draft import SKIPPED
from bot.services.conversation_ending import confirm, expire, finish_first, stop, take_new
from bot.services.conversation_facts import is_as_shown
from bot.services.conversation_reading import SKIPPABLE
from bot.services.conversation_resuming import resume
from bot.services.conversation_shown import in_place_of, shown
from bot.services.conversation_talk import Scene, Talk, place_of
from bot.services.conversations import take_told
from bot.services.errors import NotYourTalkError
from bot.services.interview_answers import Said
from storage.conversations import find_conversation

Do = Callable[[Talk], Message | None]


def choose(scene: Scene, pressed: Pressed) -> Message:
    """Take what was clicked as the answer. :returns: what stands in place of the question."""

    def answer(talk: Talk) -> None:
        told = chosen(pressed.question, pressed.slug, here=talk.here)
        if told is not None:
            take_told(talk, told, _CLICKED)

    return press(scene, pressed, answer)


def skip(scene: Scene, pressed: Pressed) -> Message:
    """They do not know it yet."""

    def pass_over(talk: Talk) -> None:
        if pressed.question in SKIPPABLE:
            take_told(talk, {SKIPPED: [pressed.question.value]}, _CLICKED)

    return press(scene, pressed, pass_over)


def finish(scene: Scene, pressed: Pressed) -> Message:
    """First what was begun."""
    return press(scene, pressed, finish_first)


def begin_new(scene: Scene, pressed: Pressed) -> Message:
    """First what was said last; what was begun stops."""
    return press(scene, pressed, take_new)


def give_up(scene: Scene, pressed: Pressed) -> Message:
    """They would rather not; whatever is asked by now."""

    def stop_it(talk: Talk) -> None:
        stop(talk, word=False)

    return press(scene, pressed, stop_it, whatever=True)


def agree(scene: Scene, pressed: Pressed) -> Message:
    """Save what was shown; what has changed since is shown first.

    :raises RefusalError: it is not theirs to change (any more).
    """

    def save_shown(talk: Talk) -> Message | None:
        if talk.conversation.revision == pressed.revision and is_as_shown(talk):
            confirm(talk)
            return None
        return shown(talk, audience_of(talk))

    return press(scene, pressed, save_shown)


def pressed_talk(scene: Scene, conversation_id: int, *, lock: bool = False) -> Talk | None:
    """The talk that a button belongs to; None when it is gone.

    :raises NotYourTalkError: it is somebody else's.
    """
    conversation = find_conversation(
        scene.session,
        workspace_id=scene.here.workspace_id,
        conversation_id=conversation_id,
        lock=lock,
    )
    if conversation is None:
        return None
    if conversation.person_id != scene.viewer.person_id:
        raise NotYourTalkError
    return Talk(scene.at(place_of(conversation)), conversation)


def audience_of(talk: Talk) -> Audience:
    """Who reads an answer to a click, before anybody asks Slack: a channel may be exposed."""
    return Audience.PERSON if talk.place.is_private else Audience.EXPOSED_CHANNEL


_CLICKED = Said("", "")


def press(scene: Scene, pressed: Pressed, do: Do, *, whatever: bool = False) -> Message:
    """Do what a button says while its question is still asked, and show what came of it."""
    scene.hold()
    talk = pressed_talk(scene, pressed.conversation_id, lock=True)
    if talk is None:
        return past("over", scene.here.words)
    if talk.is_live and talk.conversation.expires_at <= scene.now:
        expire(talk)
        return past("over", scene.here.words)
    if talk.is_live and (whatever or talk.question is pressed.question):
        message = do(talk)
        resume(talk.scene)
        if message is not None:
            return message
    if talk.place.by_command and talk.is_live:
        return shown(talk, Audience.PERSON)
    return in_place_of(talk, pressed.question)
