"""Handing over: from whom to whom, what hangs on them, what became of it, what is heard."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, ButtonElement
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import hand_over_ids as ids
from bot.messages import trajectory_ids
from bot.messages.action_items import IDS as ACTION_IDS
from bot.messages.action_view import ActionListState
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.form_fields import Option, choose_many, choose_person
from bot.messages.hand_over_view import Pile
from bot.messages.list_state import MINE, ListState
from bot.messages.message import (
    Block,
    Message,
    as_blocks,
    button,
    modal,
    paragraph,
    small_print,
)
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording
from bot.policy.hand_over import Hung

PAGE = "hand_over"
TITLE_LENGTH = 100
"""So much of a title is shown; many stand under each other."""

_IN_TRAJECTORIES = (Hung.ROLES, Hung.CONTRACTS)


def choose_form(
    words: Wording,
    *,
    chooses_person: bool,
    metadata: str,
    step: str,
    values: Mapping[str, Any] | None = None,
) -> Block:
    """From whom, where that may be somebody else, and to whom."""
    known = values or {}
    names = ("person", "successor") if chooses_person else ("successor",)
    fields = [
        choose_person(
            name,
            words.plain(PAGE, f"label_{name}"),
            chosen=known.get(name),
            example=words.plain(PAGE, "example_person"),
            step=step,
            required=True,
        )
        for name in names
    ]
    intro = words.mrkdwn(PAGE, "intro", other=chooses_person)
    return modal(
        callback_id=ids.CHOOSE,
        title=words.plain(PAGE, "title"),
        submit=words.plain(PAGE, "next"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[*as_blocks([paragraph(intro)]), *fields],
    )


def hand_over_form(
    movable: Sequence[Pile],
    fixed: Sequence[Pile],
    words: Wording,
    *,
    person: str,
    successor: str,
    metadata: str,
    step: str,
) -> Block:
    """What hangs on somebody, to be handed over kind by kind.

    :param fixed: what the coordinator alone can hand over, and is for somebody else here.
    """
    about = {"person": person, "successor": successor}
    phrase = "hangs" if movable else "nothing"
    blocks: list[SdkBlock] = [paragraph(words.mrkdwn(PAGE, phrase, **about))]
    blocks.extend(paragraphs(pile_said(each, words) for each in movable))
    if fixed:
        said = [words.mrkdwn(PAGE, "coordinator_does"), *(pile_said(each, words) for each in fixed)]
        blocks.extend(paragraphs(said))
    chosen = [] if not movable else [_kinds(movable, words, step)]
    return modal(
        callback_id=ids.FORM,
        title=words.plain(PAGE, "title"),
        submit=words.plain(PAGE, "submit") if movable else None,
        close=words.plain(PAGE, "cancel" if movable else "close"),
        private_metadata=metadata,
        blocks=[
            *as_blocks(blocks),
            *chosen,
            *as_blocks([small_print(words.mrkdwn(PAGE, "not_these"))]),
        ],
    )


def result_modal(
    moved: Mapping[Hung, int], stayed: Mapping[Hung, int], words: Wording, *, successor: str
) -> Block:
    """What was handed over, and what stayed, by kind."""
    said = [words.mrkdwn(PAGE, "moved", parts=_counts(moved, words), successor=successor)]
    if stayed:
        said.append(words.mrkdwn(PAGE, "stayed", parts=_counts(stayed, words)))
    if moved.get(Hung.CONTRACTS):
        said.append(words.mrkdwn(PAGE, "asked_apart", successor=successor))
    return modal(
        callback_id=ids.RESULT,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks([paragraph(each) for each in said]),
    )


def handed_over_told(piles: Sequence[Pile], words: Wording, *, by: str, person: str) -> Message:
    """To the successor: what is theirs from now on. ``by``: who handed it over."""
    text = words.mrkdwn(PAGE, "told", by=by, person=person, own=by == person)
    blocks: list[SdkBlock] = [paragraph(text)]
    blocks.extend(paragraphs(pile_said(each, words) for each in piles))
    kinds = {each.kind for each in piles}
    if Hung.CONTRACTS in kinds:
        blocks.append(small_print(words.mrkdwn(PAGE, "told_contracts")))
    if buttons := _lists(kinds, words):
        blocks.append(ActionsBlock(elements=buttons))
    return Message(text, as_blocks(blocks))


def pile_said(pile: Pile, words: Wording) -> Mrkdwn:
    """How many of a kind, and the first of them."""
    titles = [shorten(each, TITLE_LENGTH) for each in pile.titles]
    label = words.plain(PAGE, f"count_{pile.kind}", count=pile.count)
    return words.mrkdwn(PAGE, "pile", label=label, titles=titles, more=pile.more)


def _kinds(piles: Sequence[Pile], words: Wording, step: str) -> Block:
    options = [
        Option(each.kind.value, words.plain(PAGE, f"count_{each.kind}", count=each.count))
        for each in piles
    ]
    return choose_many(
        "kinds",
        words.plain(PAGE, "label_kinds"),
        options=options,
        chosen=[each.value for each in options],
        step=step,
    )


def _counts(counts: Mapping[Hung, int], words: Wording) -> list[str]:
    return [
        words.plain(PAGE, f"count_{kind}", count=counts[kind]) for kind in Hung if counts.get(kind)
    ]


def _lists(kinds: set[Hung], words: Wording) -> list[ButtonElement]:
    """Where it can be looked at again: one's own cases, one's own actions."""
    found = []
    if kinds.intersection(_IN_TRAJECTORIES):
        mine = ListState(mine=MINE).dump()
        label = words.plain(PAGE, "trajectories")
        found.append(button(label, action_id=trajectory_ids.OPEN_LIST, value=mine, style="primary"))
    if Hung.ACTIONS in kinds:
        label = words.plain(PAGE, "actions")
        state = ActionListState().dump()
        found.append(button(label, action_id=ACTION_IDS.open, value=state))
    return found
