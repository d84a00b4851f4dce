"""Everything about one tender on the calendar, in a modal for one person."""

from dataclasses import dataclass
from datetime import date

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ConfirmObject,
    MarkdownTextObject,
    SectionBlock,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import tender_ids as ids
from bot.messages import trajectory_ids
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.formatting import euros
from bot.messages.message import Block, as_blocks, button, heading, modal, paragraph, small_print
from bot.messages.tender_view import TenderView
from bot.messages.trajectory_history import paragraphs
from bot.messages.trajectory_view import HistoryLine
from bot.messages.wording import Wording
from bot.policy.tenders import Stage
from storage.vocabulary import ContractMoment, NudgeQuestion, TenderState

PAGE = "tender_details"
SHOWN_VALUE = 80
ANSWERED = "nudge"
"""The kind of an event in which somebody answered what was asked."""

_BETWEEN = ":"


@dataclass(frozen=True)
class MomentLine:
    """When it will be brought up, and what is asked then."""

    day: date
    question: NudgeQuestion


@dataclass(frozen=True)
class TenderDetails:
    """A tender with all that belongs to it.

    ``trajectory_id``: of the trajectory that follows it, for who may see that. ``after`` and
    ``followed_by``: the contract that it comes after, and the tenders after its own contract, as
    people call them. ``history``: the newest first; ``earlier``: how many lines are left out.
    """

    view: TenderView
    version: int
    trajectory_id: int | None = None
    after: str = ""
    followed_by: tuple[str, ...] = ()
    moments: tuple[MomentLine, ...] = ()
    history: tuple[HistoryLine, ...] = ()
    earlier: int = 0


def tender_modal(details: TenderDetails, words: Wording, *, note: str = "") -> Block:
    """What this person may know of the tender, with what they can do.

    :param note: the phrase of what just happened to it.
    """
    view = details.view
    told = [paragraph(words.mrkdwn(PAGE, note, called=view.called))] if note else []
    blocks: list[SdkBlock] = [*told, heading(view.title), *_fields(details, words)]
    blocks.append(small_print(_standing(details, words)))
    if buttons := _buttons(details, words):
        blocks.append(ActionsBlock(elements=buttons))
    blocks.extend(_moments(details, words))
    blocks.extend(_history(details, words))
    return modal(
        callback_id=ids.DETAILS,
        title=words.plain(PAGE, "title", called=view.called),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def read_press(text: str) -> tuple[int, int]:
    """The id and the version that a button of the details carries. :raises ValueError: neither."""
    tender_id, version = text.split(_BETWEEN)
    return int(tender_id), int(version)


def _fields(details: TenderDetails, words: Wording) -> list[SectionBlock]:
    view = details.view
    value = euros(view.value_cents) if view.value_cents is not None else view.value_class
    exact = view.value_cents is not None
    because = view.current_because or ContractMoment.END
    told: list[tuple[str, object]] = [
        ("planning", view.planning),
        (f"current_{because}", view.current_ends_on),
        ("after", details.after),
        ("team", view.team),
        ("category", view.category),
        ("procedure", view.procedure),
        ("contract_start", view.contract_start),
        ("contract_end", view.contract_end),
        ("notice_on", view.notice_on),
        ("option_on", view.option_on),
        ("options", view.options),
        ("client", view.client),
        ("client_name", "" if view.client else view.client_name),
        ("budget_holder", view.budget_holder),
        ("followed_by", details.followed_by),
    ]
    said = [words.mrkdwn(PAGE, phrase, value=each) for phrase, each in told if each]
    if value:
        said.append(words.mrkdwn(PAGE, "value", value=value, exact=exact))
    most = 10  # fields of one section, says Slack
    return [
        SectionBlock(
            fields=[
                MarkdownTextObject(text=text, verbatim=True) for text in said[first : first + most]
            ]
        )
        for first in range(0, len(said), most)
    ]


def _standing(details: TenderDetails, words: Wording) -> Mrkdwn:
    view = details.view
    if view.state is TenderState.OPEN:
        return words.mrkdwn(PAGE, f"stage_{view.stage}", later_on=view.later_on)
    number = view.trajectory_number
    return words.mrkdwn(PAGE, f"state_{view.state}", number=number)


def _buttons(details: TenderDetails, words: Wording) -> list[ButtonElement]:
    """What can be done: to register it first, as long as it may still become a trajectory."""
    view, value = details.view, str(details.view.tender_id)
    buttons = []
    if details.trajectory_id is not None:
        label = words.plain(PAGE, "open_trajectory", number=view.trajectory_number)
        followed = str(details.trajectory_id)
        buttons.append(
            button(label, action_id=trajectory_ids.OPEN_DETAILS, value=followed, style="primary")
        )
    if view.state is TenderState.OPEN and view.stage in {Stage.COMING, Stage.OUT}:
        label = words.plain("nudge", "register")
        buttons.append(button(label, action_id=ids.REGISTER, value=value, style="primary"))
    if not view.may_change:
        return buttons
    buttons.append(button(words.plain(PAGE, "change"), action_id=ids.OPEN_FORM, value=value))
    pressed = f"{value}{_BETWEEN}{details.version}"
    if view.state in {TenderState.DROPPED, TenderState.NOT_NEEDED}:
        label = words.plain(PAGE, "restore")
        return [*buttons, button(label, action_id=ids.RESTORE, value=pressed, style="primary")]
    if view.state is TenderState.OPEN:
        if view.stage is Stage.COMING:
            moving = words.plain(PAGE, "move")
            buttons.append(button(moving, action_id=ids.OPEN_MOVE, value=value))
        dropping = words.plain(PAGE, "drop")
        buttons.append(
            button(dropping, action_id=ids.DROP, value=pressed, confirm=_sure(view, words))
        )
    return buttons


def _sure(view: TenderView, words: Wording) -> ConfirmObject:
    return ConfirmObject(
        title=words.plain(PAGE, "sure_title"),
        text=words.plain(PAGE, "sure", called=view.called),
        confirm=words.plain(PAGE, "drop"),
        deny=words.plain(PAGE, "sure_not"),
    )


def _moments(details: TenderDetails, words: Wording) -> list[SdkBlock]:
    if not details.moments:
        return []
    lines = [
        words.mrkdwn(
            PAGE, "moment", day=each.day, question=words.plain(PAGE, f"question_{each.question}")
        )
        for each in details.moments
    ]
    return list(paragraphs([words.mrkdwn(PAGE, "moments"), *lines]))


def _history(details: TenderDetails, words: Wording) -> list[SdkBlock]:
    if not details.history:
        return []
    lines = [_history_line(line, words) for line in details.history]
    if details.earlier:
        lines.append(words.mrkdwn(PAGE, "history_more", count=details.earlier))
    return list(paragraphs([words.mrkdwn(PAGE, "history"), *lines]))


def _history_line(line: HistoryLine, words: Wording) -> Mrkdwn:
    fields = [_changed(name, line, words) for name in line.fields]
    if line.kind == ANSWERED:
        fields = [words.mrkdwn(PAGE, f"answered_{line.values[ANSWERED][1]}")]
    who = words.mrkdwn(PAGE, "history_actor", actor=line.actor)
    return words.mrkdwn(PAGE, f"history_{line.kind}", at=line.at, who=who, fields=fields)


def _changed(name: str, line: HistoryLine, words: Wording) -> Mrkdwn:
    field = words.mrkdwn(PAGE, f"field_{name}")
    before, after = (shorten(value, SHOWN_VALUE) for value in line.values.get(name, ("", "")))
    if not before and not after:
        return field
    return words.mrkdwn(
        "trajectory_details", "history_values", field=field, before=before, after=after
    )
