"""The forms in which the coordinator chooses another moment, or another day of the week."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, ConfirmObject, PlainTextObject

from bot.messages import calendar_ids as ids
from bot.messages.calendar import PAGE, meeting_said
from bot.messages.calendar_view import CalendarView, MeetingLine, RhythmLine
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import Option, choose_date, choose_one, text_field
from bot.messages.formatting import weekday
from bot.messages.message import Block, as_blocks, button, modal, paragraph, small_print
from bot.messages.wording import Wording
from bot.policy.meeting_days import Doubted
from bot.profile.rhythms import WEEKDAYS

MINUTES = (15, 30, 45, 60, 90, 120, 180, 240, 480)
PREPARED_DAYS = range(11)
WEEKS = range(1, 6)
PLACE_LENGTH, EMPHASIS_LENGTH, TIME_LENGTH = 500, 300, 10
Values = Mapping[str, Any]


def change_form(
    rhythm: RhythmLine,
    line: MeetingLine,
    view: CalendarView,
    words: Wording,
    *,
    metadata: str,
    step: str,
    typed: Values | None = None,
    notes: Sequence[Mrkdwn] = (),
) -> Block:
    """Another moment for one meeting. ``notes``: what to know before it is sent again."""
    local = line.starts_at.astimezone(view.zone)
    values: dict[str, Any] = {
        "date": local.date().isoformat(),
        "time": f"{local:%H:%M}",
        "minutes": str(line.minutes),
        "place": line.place,
        "emphasis": line.emphasis,
        **(typed or {}),
    }
    label, day = rhythm.label, weekday(line.planned_for)
    top = [paragraph(words.mrkdwn(PAGE, "change_intro", label=label, day=day))]
    if line.is_off:
        top.append(paragraph(words.mrkdwn(PAGE, "is_off")))
    off_or_on = _restore(line, words) if line.is_off else _cancel(line, words)
    return modal(
        callback_id=ids.CHANGE_FORM,
        title=words.plain(PAGE, "change_title"),
        submit=words.plain(PAGE, "save"),
        close=words.plain(PAGE, "close"),
        private_metadata=metadata,
        blocks=[
            *as_blocks([*map(paragraph, notes), *top]),
            choose_date(
                "date",
                words.plain(PAGE, "label_date"),
                value=values["date"],
                step=step,
                required=True,
            ),
            *_when(values, words, step),
            text_field(
                "emphasis",
                words.plain(PAGE, "label_emphasis"),
                value=values["emphasis"] or "",
                example=words.plain(PAGE, "example_emphasis"),
                longest=EMPHASIS_LENGTH,
                required=False,
                step=step,
                hint=words.plain(PAGE, "hint_public"),
            ),
            *as_blocks([ActionsBlock(elements=[off_or_on])]),
        ],
    )


def fix_form(
    rhythm: RhythmLine,
    words: Wording,
    *,
    metadata: str,
    step: str,
    values: Values,
    notes: Sequence[Mrkdwn] = (),
) -> Block:
    """The fixed day and time: from a first day by weeks, else by the week of the month."""
    by_weeks = rhythm.weeks is not None
    days = [_first_day(values, words, step)] if by_weeks else _day_of_month(values, words, step)
    intro = words.mrkdwn(PAGE, "fix_intro", label=rhythm.label, weeks=rhythm.weeks)
    return modal(
        callback_id=ids.FIX_FORM,
        title=words.plain(PAGE, "fix_title"),
        submit=words.plain(PAGE, "save"),
        close=words.plain(PAGE, "close"),
        private_metadata=metadata,
        blocks=[
            *as_blocks([*map(paragraph, notes), paragraph(intro)]),
            *days,
            *_when(values, words, step),
            _choice("prepared_days", [str(each) for each in PREPARED_DAYS], values, words, step),
            *as_blocks([small_print(words.mrkdwn(PAGE, "fix_note"))]),
        ],
    )


def doubt_said(doubted: Doubted, words: Wording) -> Mrkdwn:
    """Why another moment may be better."""
    return words.mrkdwn(PAGE, f"doubt_{doubted.doubt.value}", name=doubted.name)


def stale_said(line: MeetingLine, view: CalendarView, words: Wording) -> Mrkdwn:
    """Somebody else changed it meanwhile."""
    return words.mrkdwn(PAGE, "stale", now=meeting_said(line, view, words))


def stale_rhythm(rhythm: RhythmLine, words: Wording) -> Mrkdwn:
    """Somebody else chose a day meanwhile."""
    timing = rhythm.timing
    day = words.plain(PAGE, f"day_{timing.weekday}") if timing else ""
    return words.mrkdwn(PAGE, "stale_rhythm", day=day, at=timing.at if timing else "")


def _first_day(values: Values, words: Wording, step: str) -> Block:
    return choose_date(
        "anchor",
        words.plain(PAGE, "label_anchor"),
        value=values["anchor"],
        step=step,
        required=True,
        hint=words.plain(PAGE, "hint_anchor"),
    )


def _day_of_month(values: Values, words: Wording, step: str) -> list[Block]:
    weeks = [Option(str(each), words.plain(PAGE, f"week_{each}")) for each in WEEKS]
    days = [Option(each, words.plain(PAGE, f"day_{each}")) for each in WEEKDAYS]
    return [_of("week", weeks, values, words, step), _of("weekday", days, values, words, step)]


def _when(values: Values, words: Wording, step: str) -> list[Block]:
    minutes = sorted({*MINUTES, int(values["minutes"])})
    return [
        text_field(
            "time",
            words.plain(PAGE, "label_time"),
            value=values["time"] or "",
            example=words.plain(PAGE, "example_time"),
            longest=TIME_LENGTH,
            required=True,
            step=step,
        ),
        _choice("minutes", [str(each) for each in minutes], values, words, step),
        text_field(
            "place",
            words.plain(PAGE, "label_place"),
            value=values["place"] or "",
            example=words.plain(PAGE, "example_place"),
            longest=PLACE_LENGTH,
            required=False,
            step=step,
        ),
    ]


def _choice(name: str, numbers: Sequence[str], values: Values, words: Wording, step: str) -> Block:
    options = [
        Option(each, words.plain(PAGE, f"option_{name}", number=int(each))) for each in numbers
    ]
    return _of(name, options, values, words, step)


def _of(name: str, options: Sequence[Option], values: Values, words: Wording, step: str) -> Block:
    return choose_one(
        name,
        words.plain(PAGE, f"label_{name}"),
        options=options,
        chosen=str(values[name]),
        example=words.plain(PAGE, "example_choice"),
        required=True,
        step=step,
    )


def _cancel(line: MeetingLine, words: Wording) -> ButtonElement:
    return button(
        words.plain(PAGE, "cancel"),
        action_id=ids.CANCEL,
        value=str(line.meeting_id),
        style="danger",
        confirm=ConfirmObject(
            title=PlainTextObject(text=words.plain(PAGE, "cancel_title")),
            text=PlainTextObject(text=words.plain(PAGE, "cancel_text")),
            confirm=PlainTextObject(text=words.plain(PAGE, "cancel_yes")),
            deny=PlainTextObject(text=words.plain(PAGE, "cancel_no")),
        ),
    )


def _restore(line: MeetingLine, words: Wording) -> ButtonElement:
    return button(words.plain(PAGE, "restore"), action_id=ids.RESTORE, value=str(line.meeting_id))
