"""What a month brings by the plan: one message for the coordinator when it begins."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import calendar_ids, figures_ids, plan_ids
from bot.messages.formatting import LOCALE, weekday
from bot.messages.message import Message, as_blocks, button, paragraph
from bot.messages.plan_view import PlanPlace
from bot.messages.wording import Wording
from bot.policy.figures import PeriodKind

PAGE = "month"


@dataclass(frozen=True)
class MonthEntry:
    """One thing of a month. ``days``: when, where that is known.

    ``asks_emphasis``: the plan gives such a thing an accent and has none for this time;
    ``meeting_id``: the meeting at which it can be chosen, 0 for none.
    """

    title: str
    days: tuple[date, ...] = ()
    emphasis: str = ""
    asks_emphasis: bool = False
    meeting_id: int = 0


@dataclass(frozen=True)
class MonthView:
    """A month; ``kadernota`` and ``begroting``: the input for it closes in it."""

    first: date
    entries: tuple[MonthEntry, ...] = ()
    kadernota: bool = False
    begroting: bool = False


def month_planning(view: MonthView, words: Wording) -> Message:
    """Each thing in a line of its own, and where to go from there."""
    month = format_date(view.first, "MMMM", locale=LOCALE)
    count = len(view.entries) + view.kadernota + view.begroting
    text = words.mrkdwn(PAGE, "notification", month=month, count=count)
    blocks = [paragraph(words.mrkdwn(PAGE, "intro", month=month)), *_entries(view, words)]
    closing = [name for name in ("kadernota", "begroting") if getattr(view, name)]
    blocks += [paragraph(words.mrkdwn(PAGE, name)) for name in closing]
    return Message(text, as_blocks([*blocks, _bottom(words)]))


def _entries(view: MonthView, words: Wording) -> Iterator[SdkBlock]:
    for entry in view.entries:
        said = paragraph(
            words.mrkdwn(
                PAGE,
                "entry",
                title=entry.title,
                days=[weekday(day) for day in entry.days],
                emphasis=entry.emphasis,
                asks=entry.asks_emphasis,
            )
        )
        if entry.meeting_id and entry.asks_emphasis:
            label = words.plain(PAGE, "choose_emphasis")
            said.accessory = button(
                label,
                action_id=calendar_ids.CHANGE,
                value=str(entry.meeting_id),
                read_aloud=f"{label}: {entry.title}",
            )
        yield said


def _bottom(words: Wording) -> ActionsBlock:
    return ActionsBlock(
        elements=[
            button(
                words.plain(PAGE, "open_plan"), action_id=plan_ids.OPEN, value=PlanPlace().dump()
            ),
            button(words.plain(PAGE, "open_meetings"), action_id=calendar_ids.OPEN, value=" "),
            button(
                words.plain(PAGE, "open_figures"),
                action_id=figures_ids.OPEN,
                value=PeriodKind.QUARTER.value,
            ),
        ]
    )
