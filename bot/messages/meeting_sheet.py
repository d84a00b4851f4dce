"""A meeting while it is kept: every point with its state, and the short form of one."""

from collections.abc import Iterator

from slack_sdk.models.blocks import ActionsBlock, ButtonElement
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import meeting_ids as ids
from bot.messages.action_items import said_of
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.form_fields import Option, choose_by_tap, text_field
from bot.messages.meeting_view import MeetingSheet, PointPlace, PointView, SheetPlace
from bot.messages.message import (
    Block,
    as_blocks,
    button,
    heading,
    modal,
    paragraph,
    small_print,
)
from bot.messages.trajectory_history import paragraphs
from bot.messages.watch import PAGE as WATCH
from bot.messages.wording import Wording
from bot.policy.minutes import DEALT_WITH
from storage.vocabulary import AgendaState

PAGE = "minutes"
COMES_BACK, LATER, STAYS = "comes_back", "next_quarter", "stays"
"""The field of what stands on the watch list, and what is chosen there."""

OUTCOME_LENGTH = 400
SHOWN_TITLE = TITLE_LENGTH = 120
_SHOWN_SAID = 1000
_ONE_TAP = (AgendaState.DISCUSSED, AgendaState.NO_ACTION)


def meeting_sheet(sheet: MeetingSheet, words: Wording, *, note: str | None = None) -> Block:
    """A page of its points, what was agreed, and the way to the minutes."""
    blocks: list[SdkBlock] = [paragraph(words.mrkdwn(PAGE, f"note_{note}"))] if note else []
    blocks.append(
        heading(words.plain(PAGE, "heading", label=sheet.label, day=sheet.day, at=sheet.at))
    )
    blocks.append(
        small_print(words.mrkdwn(PAGE, "progress", total=sheet.total, dealt_with=sheet.dealt_with))
    )
    for point in sheet.points:
        blocks.extend(_point(point, sheet.place, words))
    if sheet.agreed:
        lines = [words.mrkdwn(PAGE, "action_line", **said_of(each, words)) for each in sheet.agreed]
        blocks.extend(paragraphs([words.mrkdwn(PAGE, "agreed"), *lines]))
    if sheet.page.pages > 1:
        said = words.mrkdwn(PAGE, "page", number=sheet.page.number, pages=sheet.page.pages)
        blocks.append(small_print(said))
    blocks.append(ActionsBlock(elements=_closing(sheet, words)))
    return modal(
        callback_id=ids.MEETING,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def point_form(
    point: PointView,
    words: Wording,
    *,
    metadata: str,
    step: str,
    typed: tuple[str, str] | None = None,
    new: bool = False,
) -> Block:
    """What became of a point, in words.

    :param typed: what somebody chose and typed, where another dealt with it meanwhile.
    :param new: it came up in the meeting: then it is asked what it is about.
    """
    chosen, outcome = typed or (point.state.value, point.outcome)
    said = [] if new else [paragraph(_title(point, words))]
    if typed is not None:
        state = state_label(point.state, words)
        said.insert(0, paragraph(words.mrkdwn(PAGE, "stale", state=state, outcome=point.outcome)))
    return modal(
        callback_id=ids.POINT,
        title=words.plain(PAGE, "new_title" if new else "point_title"),
        submit=words.plain(PAGE, "submit"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks(said),
            *([_new_title(words, step)] if new else []),
            choose_by_tap(
                "state",
                words.plain(PAGE, "label_state"),
                options=[Option(each.value, state_label(each, words)) for each in DEALT_WITH],
                chosen=chosen,
                step=step,
            ),
            text_field(
                "outcome",
                words.plain(PAGE, "label_outcome"),
                value=outcome,
                example=words.plain(PAGE, "example_outcome"),
                longest=OUTCOME_LENGTH,
                required=False,
                step=step,
                hint=words.plain(PAGE, "hint_outcome"),
                multiline=True,
            ),
            *_comes_back(point, words, step),
        ],
    )


def _comes_back(point: PointView, words: Wording, step: str) -> list[Block]:
    """When it is looked at again, of what stands on the watch list."""
    if point.comes_back is None:
        return []
    options = [Option(value, words.plain(WATCH, f"meeting_{value}")) for value in (LATER, STAYS)]
    return [
        choose_by_tap(
            COMES_BACK,
            words.plain(WATCH, "meeting_label"),
            options=options,
            chosen=STAYS if point.comes_back else LATER,
            step=step,
        )
    ]


def _new_title(words: Wording, step: str) -> Block:
    return text_field(
        "title",
        words.plain(PAGE, "label_title"),
        value="",
        example=words.plain(PAGE, "example_title"),
        longest=TITLE_LENGTH,
        required=True,
        step=step,
    )


def state_label(state: AgendaState, words: Wording) -> str:
    """What became of a point, as people call it."""
    return words.plain(PAGE, f"state_{state.value.replace('-', '_')}")


def title_of(point: PointView, words: Wording) -> str:
    """What a point is called; shortened, for it was typed by somebody."""
    title = " ".join(point.title.split())
    return shorten(title, SHOWN_TITLE) if title else words.plain(PAGE, "untitled")


def _title(point: PointView, words: Wording) -> Mrkdwn:
    said = point.said if point.said and len(point.said) <= _SHOWN_SAID else ""
    return words.mrkdwn(PAGE, "point", title=title_of(point, words), said=said)


def _point(point: PointView, place: SheetPlace, words: Wording) -> Iterator[SdkBlock]:
    """A point with its buttons: one tap where no words are needed."""
    value = PointPlace(place, point.subject_kind, point.subject_id).dump()
    title = title_of(point, words)
    aloud = words.plain(PAGE, "write_aloud", title=title)
    if point.state is AgendaState.OPEN:
        yield paragraph(_title(point, words))
        taps = [
            button(
                state_label(each, words), action_id=f"{ids.MEETING_MARK}{each.value}", value=value
            )
            for each in _ONE_TAP
        ]
        label = "write"
    else:
        state = state_label(point.state, words)
        yield paragraph(
            words.mrkdwn(PAGE, "point_dealt_with", title=title, state=state, outcome=point.outcome)
        )
        taps, label = [], "change"
    write = button(
        words.plain(PAGE, label), action_id=ids.MEETING_WRITE, value=value, read_aloud=aloud
    )
    agree = button(words.plain(PAGE, "make_action"), action_id=ids.MEETING_ACTION, value=value)
    yield ActionsBlock(elements=[*taps, write, agree])


def _closing(sheet: MeetingSheet, words: Wording) -> list[ButtonElement]:
    pages = (("previous", sheet.page.previous), ("next", sheet.page.next))
    buttons = [
        button(
            words.plain(PAGE, phrase),
            action_id=f"{ids.MEETING_TURN}{phrase}",
            value=SheetPlace(sheet.place.meeting_id, number).dump(),
        )
        for phrase, number in pages
        if number is not None
    ]
    agree = PointPlace(sheet.place, ids.SUBJECT, sheet.place.meeting_id).dump()
    buttons.append(
        button(words.plain(PAGE, "make_action"), action_id=ids.MEETING_ACTION, value=agree)
    )
    add = button(words.plain(PAGE, "add"), action_id=ids.MEETING_ADD, value=agree)
    buttons.append(add)
    if sheet.may_conclude:
        buttons.append(
            button(
                words.plain(PAGE, "conclude", again=sheet.is_held),
                action_id=ids.MINUTES_OPEN,
                value=str(sheet.place.meeting_id),
                style="primary",
            )
        )
    return buttons
