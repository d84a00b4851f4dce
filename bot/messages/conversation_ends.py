"""What comes of a talk, and what stands in place of a question that is past."""

from slack_sdk.models.blocks import ActionsBlock, SectionBlock

from bot.messages import lesson_ids, trajectory_ids
from bot.messages.conversation import PAGE, SHOWN_TITLE
from bot.messages.conversation_view import About, Ended, Question
from bot.messages.escaping import shorten
from bot.messages.message import Block, Message, as_blocks, button, modal, paragraph, typed
from bot.messages.wording import Wording

SHOWN_ANSWER = 150


def ended(end: Ended, words: Wording) -> Message:
    """How it ended: saved, stopped, expired, or taken away."""
    text = words.mrkdwn(
        PAGE,
        f"{end.why}_{end.about}",
        number=end.number,
        title=shorten(" ".join(end.title.split()), SHOWN_TITLE),
        private=end.private,
    )
    return Message(text, as_blocks([paragraph(text)]))


def stays(end: Ended, words: Wording) -> Message:
    """The message was taken away that a trajectory or lesson came from, which stays."""
    text = words.mrkdwn(PAGE, f"stays_{end.about}", number=end.number)
    ids = trajectory_ids if end.about is About.TRAJECTORY else lesson_ids
    value = str(end.subject_id)
    actions = ActionsBlock(
        elements=[
            button(words.plain(PAGE, "read"), action_id=ids.OPEN_DETAILS, value=value),
            button(words.plain(PAGE, "change"), action_id=ids.OPEN_EDIT, value=value),
        ]
    )
    return Message(text, as_blocks([paragraph(text), actions]))


def answered(question: Question, answer: str, words: Wording) -> Message:
    """In place of a question: what was answered, or that they do not know it yet."""
    label = words.plain(PAGE, f"label_{question}")
    text = shorten(" ".join(answer.split()), SHOWN_ANSWER)
    phrase = "answered" if answer else "skipped"
    line = words.plain(PAGE, phrase, label=label, text=text)
    section = SectionBlock(text=typed(line))
    return Message(words.mrkdwn(PAGE, phrase, label=label, text=text), as_blocks([section]))


def past(why: str, words: Wording) -> Message:
    """In place of what is past: ``moved_on`` or ``over``."""
    text = words.mrkdwn(PAGE, why)
    return Message(text, as_blocks([paragraph(text)]))


def past_modal(words: Wording) -> Block:
    """In place of a form: the talk is over."""
    return modal(
        callback_id=PAGE,
        title=words.plain("problems", "title"),
        close=words.plain("problems", "close"),
        blocks=past("over", words).blocks,
    )


def elsewhere(words: Wording) -> Message:
    """Where outsiders read along: it goes on in private."""
    text = words.mrkdwn(PAGE, "elsewhere")
    return Message(text, as_blocks([paragraph(text)]))
