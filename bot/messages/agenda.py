"""The agenda of a meeting: what is new, what waits for an answer, what people brought."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import agenda_ids as ids
from bot.messages import meeting_ids, start_form_ids, tender_ids, trajectory_ids
from bot.messages.agenda_view import (
    ActionLine,
    AgendaView,
    Counts,
    FormLine,
    IgnoredLine,
    NewCase,
    OwnLine,
    SilentLine,
)
from bot.messages.coverage import coverage_line
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.expertise_view import RequestLine
from bot.messages.formatting import in_sentence, weekday, weekday_and_time
from bot.messages.invitation import attendance_line
from bot.messages.message import (
    HEADER_LENGTH,
    Message,
    as_blocks,
    button,
    heading,
    paragraph,
    small_print,
)
from bot.messages.watch import development_lines
from bot.messages.wording import Wording
from storage.vocabulary import ExpertiseState

PAGE = "agenda"
SHOWN = 5
"""Of each part: a message holds fifty blocks, and people read less."""

SHOWN_OPEN = 10
"""Where nobody can open the rest."""

SHOWN_FINDINGS = 4
_TITLE, _TEXT = 120, 400

Line = TypeVar("Line")


def agenda(view: AgendaView, words: Wording) -> Message:
    """To those at the table: each line with its button, the rest behind one."""
    blocks = [*_top(view, words), *_parts(view, words)]
    if not view.points and not view.actions:
        blocks.append(paragraph(words.mrkdwn(PAGE, "empty")))
    blocks.append(_bottom(view, words))
    return Message(_notification(view, words), as_blocks(blocks))


def agenda_in_public(view: AgendaView, words: Wording) -> Message:
    """To a channel where everybody reads: one line, without what is on it."""
    text = words.mrkdwn(PAGE, "in_public", **_about(view))
    return Message(_notification(view, words), as_blocks([paragraph(text)]))


def _notification(view: AgendaView, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE, "notification" if view.points else "notification_empty", **_about(view)
    )


def _about(view: AgendaView) -> dict[str, object]:
    when = weekday_and_time(view.meeting.starts_at, view.meeting.zone)
    return {"label": view.meeting.label, "when": when, "points": view.points}


def _top(view: AgendaView, words: Wording) -> Iterator[SdkBlock]:
    meeting = view.meeting
    when = weekday_and_time(meeting.starts_at, meeting.zone)
    title = words.plain(PAGE, "heading", label=meeting.label, when=when)
    yield heading(shorten(title, HEADER_LENGTH))
    told = []
    if meeting.place:
        told.append(words.mrkdwn(PAGE, "where", place=meeting.place))
    if meeting.because:
        told.append(words.mrkdwn(PAGE, "moved", because=meeting.because))
    if meeting.emphasis:
        told.append(words.mrkdwn(PAGE, "emphasis", emphasis=meeting.emphasis))
    if view.attendance is not None:
        told.append(attendance_line(view.attendance, words))
    if told:
        yield small_print(*told)


def _parts(view: AgendaView, words: Wording) -> Iterator[SdkBlock]:
    part = partial(_part, view, words)
    yield from part("new", view.new, _new_line)
    yield from part("forms", view.forms, _form_line)
    yield from part("requests", view.requests, _request_line)
    yield from _monitoring(view, words)
    yield from development_lines(view.developments, words)
    yield from part("own", view.own, _own_line)
    yield from part("ignored", view.ignored, _ignored_line)
    yield from part("silent", view.silent, _silent_line)
    yield from part("actions", view.actions, _action_line)


def _part(
    view: AgendaView,
    words: Wording,
    phrase: str,
    lines: Sequence[Line],
    shown: Callable[[Line, Wording], SdkBlock],
) -> Iterator[SdkBlock]:
    """A heading with how many there are, the first of them, and where the others are."""
    if not lines:
        return
    most = SHOWN_OPEN if view.is_open else SHOWN
    yield paragraph(words.mrkdwn(PAGE, phrase, count=len(lines)))
    yield from (shown(line, words) for line in lines[:most])
    if len(lines) > most:
        more = "more_open" if view.is_open else "more"
        yield small_print(words.mrkdwn(PAGE, more, count=len(lines) - most))


def _new_line(line: NewCase, words: Wording) -> SectionBlock:
    title = shorten(line.title, _TITLE)
    said = words.mrkdwn(PAGE, "new_line", title=title, number=line.number, team=line.team)
    themes = words.mrkdwn(
        PAGE,
        "new_themes",
        chosen=[in_sentence(each) for each in line.chosen],
        suggested=[in_sentence(each) for each in line.suggested],
        asked=line.asked,
    )
    return _with(_lines(said, themes), _details(line.trajectory_id, line.title, words))


def _form_line(line: FormLine, words: Wording) -> SectionBlock:
    title = shorten(line.title, _TITLE)
    said = words.mrkdwn(PAGE, "form_line", title=title, number=line.number)
    findings = [
        words.mrkdwn(PAGE, "form_finding", finding=each) for each in line.findings[:SHOWN_FINDINGS]
    ]
    label = words.plain(PAGE, "judge")
    judge = button(
        label,
        action_id=start_form_ids.OPEN_READ,
        value=str(line.trajectory_id),
        style="primary",
        read_aloud=f"{label}: {line.title}",
    )
    return _with(_lines(said, *(findings or [words.mrkdwn(PAGE, "form_fine")])), judge)


def _request_line(line: RequestLine, words: Wording) -> SectionBlock:
    text = words.mrkdwn(
        PAGE,
        "request_line",
        title=shorten(line.title, _TITLE),
        number=line.number,
        theme=in_sentence(line.theme),
        user=line.asked,
        waits=line.state is ExpertiseState.UNANSWERED,
    )
    return _with(text, _details(line.trajectory_id, line.title, words))


def _action_line(line: ActionLine, words: Wording) -> SectionBlock:
    text = words.mrkdwn(
        PAGE,
        "action_line",
        text=shorten(line.text, _TEXT),
        owner=line.owner,
        due=weekday(line.due_on) if line.due_on else "",
        overdue=line.overdue,
    )
    label = words.plain(PAGE, "open")
    opens = button(
        label,
        action_id=meeting_ids.ACTION_OPEN,
        value=str(line.action_id),
        read_aloud=f"{label}: {line.text}",
    )
    return _with(text, opens)


def _own_line(line: OwnLine, words: Wording) -> SectionBlock:
    texts = [
        words.mrkdwn(PAGE, "own_line", text=shorten(each, _TEXT))
        for each in (line.text, line.why)
        if each
    ]
    by = words.mrkdwn(PAGE, "own_by", user=line.brought_by, number=line.number)
    label = words.plain(PAGE, "open")
    opens = button(
        label,
        action_id=ids.OPEN_ITEM,
        value=str(line.item_id),
        read_aloud=f"{label}: {line.text}",
    )
    return _with(_lines(*texts, by), opens)


def _silent_line(line: SilentLine, words: Wording) -> SectionBlock:
    text = words.mrkdwn(
        PAGE,
        "silent_line",
        title=shorten(line.title, _TITLE),
        number=line.number,
        heard=weekday(line.heard_on),
    )
    return _with(text, _details(line.trajectory_id, line.title, words))


def _ignored_line(line: IgnoredLine, words: Wording) -> SectionBlock:
    text = words.mrkdwn(
        PAGE,
        "ignored_line",
        title=shorten(line.title, _TITLE),
        called=line.called,
        team=line.team,
        asked=weekday(line.asked_on),
    )
    label = words.plain(PAGE, "look")
    opens = button(
        label,
        action_id=tender_ids.OPEN_DETAILS,
        value=str(line.tender_id),
        read_aloud=f"{label}: {line.title}",
    )
    return _with(text, opens)


def _monitoring(view: AgendaView, words: Wording) -> Iterator[SdkBlock]:
    lines = list(monitoring_lines(view.quarter, view.last_quarter, words))
    if view.represented:
        lines.append(coverage_line(view.represented, words))
    if lines:
        yield paragraph(words.mrkdwn(PAGE, "market"))
        yield paragraph(_lines(*lines))


def monitoring_lines(now: Counts | None, before: Counts | None, words: Wording) -> Iterable[Mrkdwn]:
    """This quarter beside the last one, each number only where it is told."""
    if now is None or before is None:
        return
    yield words.mrkdwn(
        PAGE, "quarter_trajectories", count=now.trajectories, before=before.trajectories
    )
    if now.forms and now.chances is not None:
        told = before.forms is not None and before.chances is not None
        yield words.mrkdwn(
            PAGE,
            "quarter_chances",
            forms=now.forms,
            chances=now.chances,
            before_forms=before.forms if told else None,
            before_chances=before.chances,
        )
    if now.explained is not None and before.explained is not None:
        yield words.mrkdwn(PAGE, "quarter_explained", count=now.explained, before=before.explained)


def _details(trajectory_id: int, title: str, words: Wording) -> ButtonElement:
    label = words.plain(PAGE, "look")
    return button(
        label,
        action_id=trajectory_ids.OPEN_DETAILS,
        value=str(trajectory_id),
        read_aloud=f"{label}: {title}",
    )


def _bottom(view: AgendaView, words: Wording) -> ActionsBlock:
    value, label = str(view.meeting.meeting_id), words.plain(PAGE, "open_meeting")
    opens = button(label, action_id=meeting_ids.MEETING_OPEN, value=value)
    add = button(words.plain(PAGE, "add"), action_id=ids.OPEN_FORM, value=value)
    return ActionsBlock(elements=[add] if view.is_open else [opens, add])


def _lines(*lines: Mrkdwn) -> Mrkdwn:
    return Mrkdwn("\n".join(lines))


def _with(text: Mrkdwn, accessory: ButtonElement) -> SectionBlock:
    block = paragraph(text)
    block.accessory = accessory
    return block
