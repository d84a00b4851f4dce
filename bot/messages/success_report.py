"""Telling of a success: the form, what is answered, and the offer to a plain sentence."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import success_ids as ids
from bot.messages.escaping import shorten
from bot.messages.form_fields import choose_people, text_field
from bot.messages.message import (
    Block,
    Message,
    as_blocks,
    button,
    modal,
    paragraph,
    small_print,
)
from bot.messages.misunderstood import CARRIED
from bot.messages.wording import Wording
from bot.policy.successes import Hindrance

PAGE = "successes"
_SMALL_TALK = "small_talk"
LONGEST = {"title": 150, "text": 600, "difference": 300, "figure": 80, "figure_of": 200}
MOST_PEOPLE = 20
_NUMBER_LENGTH = 12
_LINES = frozenset({"text", "difference"})
_THANKS = {
    None: "thanks_draft",
    Hindrance.NOT_SHARED: "thanks_not_shared",
}


def report_form(
    values: Mapping[str, Any],
    words: Wording,
    *,
    metadata: str,
    step: str,
    names: Sequence[str] = (),
) -> Block:
    """The form, filled with what is known. ``names``: possible suppliers, pointed out first."""
    if names:
        intro = words.mrkdwn(PAGE, "names", names=list(names))
    else:
        intro = words.mrkdwn(PAGE, "report_intro")
    number = text_field(
        "number",
        words.plain(PAGE, "label_number"),
        value=str(values.get("number") or ""),
        example=words.plain(PAGE, "example_number"),
        longest=_NUMBER_LENGTH,
        required=False,
        step=step,
        hint=words.plain(PAGE, "hint_number"),
    )
    return modal(
        callback_id=ids.REPORT_FORM,
        title=words.plain(PAGE, "title"),
        submit=words.plain(PAGE, "report_submit"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks([paragraph(intro), small_print(words.mrkdwn(PAGE, "report_business"))]),
            written_field("title", values, words, step=step),
            written_field("difference", values, words, step=step),
            written_field("figure", values, words, step=step),
            written_field("figure_of", values, words, step=step),
            number,
            people_field(values.get("people") or (), words, step=step),
            *as_blocks([small_print(words.mrkdwn(PAGE, "report_picture"))]),
        ],
    )


def written_field(name: str, values: Mapping[str, Any], words: Wording, *, step: str) -> Block:
    """A field in which a part of a success is written; only the first is asked of everybody."""
    return text_field(
        name,
        words.plain(PAGE, f"label_{name}"),
        value=str(values.get(name) or "")[: LONGEST[name]],
        example=words.plain(PAGE, f"example_{name}"),
        longest=LONGEST[name],
        required=name == "title",
        step=step,
        hint=words.plain(PAGE, "hint_figure") if name == "figure" else None,
        multiline=name in _LINES,
    )


def people_field(users: Sequence[str], words: Wording, *, step: str) -> Block:
    """Who did it, by Slack user id."""
    return choose_people(
        "people",
        words.plain(PAGE, "label_people"),
        chosen=users,
        most=MOST_PEOPLE,
        step=step,
        hint=words.plain(PAGE, "hint_people"),
        required=False,
    )


def thanked(words: Wording, *, hindered: Hindrance | None, success_id: int | None = None) -> Block:
    """What takes the place of the form; whoever may not know of an objection reads of none.

    :param success_id: the draft, for who may decide of it at once.
    """
    text = words.mrkdwn(PAGE, _THANKS.get(hindered, "thanks_not_signed"))
    blocks: list[SdkBlock] = [paragraph(text)]
    if hindered is not None:
        blocks.append(small_print(words.mrkdwn(PAGE, "thanks_kept")))
    if success_id is not None:
        look = button(words.plain(PAGE, "look"), action_id=ids.OPEN_DRAFT, value=str(success_id))
        blocks.append(ActionsBlock(elements=[look]))
    return modal(
        callback_id=ids.REPORT_FORM,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def report_offered(wording: str, said: str, words: Wording) -> Message:
    """To somebody who tells of a success: a button to the form, with what they said in it.

    :param wording: one of the phrases of small talk for it.
    """
    text = words.mrkdwn(_SMALL_TALK, wording)
    telling = button(
        words.plain(PAGE, "tell"),
        action_id=ids.OPEN_REPORT_TYPED,
        value=shorten(said, CARRIED) or " ",
        style="primary",
    )
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[telling])]))


def problem_said(phrase: str, words: Wording) -> str:
    """What is wrong with a field."""
    return words.plain(PAGE, f"problem_{phrase}")
