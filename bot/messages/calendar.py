"""What comes next: the coming meetings of each rhythm, in short and in full."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import calendar_ids as ids
from bot.messages.calendar_view import CalendarView, MeetingLine, RhythmLine
from bot.messages.escaping import Mrkdwn
from bot.messages.formatting import weekday, weekday_and_time
from bot.messages.message import Block, Message, as_blocks, button, modal, paragraph, small_print
from bot.messages.wording import Wording

PAGE = "calendar"
SHOWN, SHOWN_IN_FULL = 3, 20


def calendar_message(view: CalendarView, words: Wording) -> Message:
    """To who asks, for them alone: the next few of each."""
    coming = _first(view)
    told = words.mrkdwn(
        PAGE,
        "notification" if coming else "nothing",
        label=coming[0].label if coming else "",
        when=weekday_and_time(coming[1].starts_at, view.zone) if coming else "",
    )
    blocks: list[SdkBlock] = [] if view.rhythms else [paragraph(told)]
    for rhythm in view.rhythms:
        blocks.append(paragraph(_short(rhythm, view, words)))
        if view.may_change:
            blocks.append(ActionsBlock(elements=_buttons(rhythm, words)))
    if view.rhythms:
        more = button(words.plain(PAGE, "more"), action_id=ids.OPEN, value=" ")
        blocks.append(ActionsBlock(elements=[more]))
    return Message(told, as_blocks(blocks))


def calendar_in_public(view: CalendarView, words: Wording) -> Message:
    """Where others read along: the first one, without where it is."""
    coming = _first(view)
    text = words.mrkdwn(
        PAGE,
        "in_public" if coming else "nothing",
        label=coming[0].label if coming else "",
        when=weekday_and_time(coming[1].starts_at, view.zone) if coming else "",
    )
    return Message(text, as_blocks([paragraph(text)]))


def calendar_modal(view: CalendarView, words: Wording, *, note: Mrkdwn | None = None) -> Block:
    """Everything of the coming half year. ``note``: what was just done."""
    blocks: list[SdkBlock] = [paragraph(note)] if note else []
    if not view.rhythms:
        blocks.append(paragraph(words.mrkdwn(PAGE, "nothing")))
    for rhythm in view.rhythms:
        blocks += _full(rhythm, view, words)
    return modal(
        callback_id=ids.SHOWN,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def meeting_said(line: MeetingLine, view: CalendarView, words: Wording) -> Mrkdwn:
    """One meeting: when, where, what moved it, what it is about."""
    moved = line.starts_at.astimezone(view.zone).date() != line.planned_for
    return words.mrkdwn(
        PAGE,
        "meeting_off" if line.is_off else "meeting",
        when=weekday_and_time(line.starts_at, view.zone),
        minutes=line.minutes,
        place=line.place,
        moved_from=weekday(line.planned_for) if moved else "",
        because=line.because,
        emphasis=line.emphasis,
    )


def _first(view: CalendarView) -> tuple[RhythmLine, MeetingLine] | None:
    pairs = [(r, m) for r in view.rhythms for m in r.meetings if not m.is_off]
    return min(pairs, key=lambda pair: pair[1].starts_at, default=None)


def _short(rhythm: RhythmLine, view: CalendarView, words: Wording) -> Mrkdwn:
    lines = [meeting_said(each, view, words) for each in rhythm.meetings[:SHOWN]]
    return Mrkdwn("\n".join([_title(rhythm, words), *(_bullets(lines, words))]))


def _bullets(lines: Sequence[Mrkdwn], words: Wording) -> Iterator[Mrkdwn]:
    for line in lines:
        yield words.mrkdwn(PAGE, "bullet", line=line)


def _title(rhythm: RhythmLine, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        "rhythm",
        label=rhythm.label,
        day=words.plain(PAGE, f"day_{rhythm.timing.weekday}") if rhythm.timing else "",
        week=words.plain(PAGE, f"week_{rhythm.timing.week}") if rhythm.timing else "",
        at=rhythm.timing.at if rhythm.timing else "",
        weeks=rhythm.weeks,
        empty=not rhythm.meetings,
    )


def _full(rhythm: RhythmLine, view: CalendarView, words: Wording) -> Iterator[SdkBlock]:
    yield paragraph(_title(rhythm, words))
    for line in rhythm.meetings[:SHOWN_IN_FULL]:
        said = paragraph(meeting_said(line, view, words))
        yield _with_change(said, rhythm, line, words) if view.may_change else said
    if view.may_change:
        yield ActionsBlock(elements=[_fix(rhythm, words)])
    elif not rhythm.timing:
        yield small_print(words.mrkdwn(PAGE, "no_day"))


def _with_change(
    said: SectionBlock, rhythm: RhythmLine, line: MeetingLine, words: Wording
) -> SectionBlock:
    label = words.plain(PAGE, "change")
    said.accessory = button(
        label,
        action_id=ids.CHANGE,
        value=str(line.meeting_id),
        read_aloud=f"{label}: {rhythm.label} {weekday(line.planned_for)}",
    )
    return said


def _buttons(rhythm: RhythmLine, words: Wording) -> list[ButtonElement]:
    found = []
    if rhythm.meetings:
        label = words.plain(PAGE, "change_next")
        found.append(
            button(
                label,
                action_id=ids.CHANGE,
                value=str(rhythm.meetings[0].meeting_id),
                read_aloud=f"{label}: {rhythm.label}",
            )
        )
    return [*found, _fix(rhythm, words)]


def _fix(rhythm: RhythmLine, words: Wording) -> ButtonElement:
    label = words.plain(PAGE, "fix")
    return button(
        label, action_id=ids.FIX, value=rhythm.slug, read_aloud=f"{label}: {rhythm.label}"
    )
