"""The invitation to a meeting: when and where, who comes, what people want to talk about."""

from collections.abc import Iterator

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import agenda_ids
from bot.messages import meeting_ids as ids
from bot.messages.agenda_view import Attendance, MeetingView
from bot.messages.document import AroundDocument
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.formatting import in_sentence, weekday, weekday_and_time
from bot.messages.invitation_view import InvitationView
from bot.messages.message import (
    HEADER_LENGTH,
    Message,
    as_blocks,
    button,
    heading,
    paragraph,
    small_print,
)
from bot.messages.wording import Wording
from storage.vocabulary import Attending

PAGE = "invitation"
AROUND = AroundDocument("meeting_calendar", ids.CALENDAR_DONE)
SHOWN_NAMES = 15
_QUESTION = 600

ANSWERS = {
    ids.COMES: Attending.YES,
    ids.COMES_PERHAPS: Attending.PERHAPS,
    ids.COMES_NOT: Attending.NO,
}
"""What each button says."""


def invitation(view: InvitationView, words: Wording) -> Message:
    """To each who may come, and to the channel of the meeting."""
    text = words.mrkdwn(PAGE, "notification", **_about(view.meeting))
    return Message(text, as_blocks(_blocks(view, words)))


def answered(meeting: MeetingView, answer: Attending, words: Wording) -> Message:
    """To who pressed a button, alone."""
    text = words.mrkdwn(PAGE, f"answered_{answer}", **_about(meeting))
    return Message(text, as_blocks([paragraph(text)]))


def recap(meeting: MeetingView, words: Wording) -> Message:
    """To the coordinator, on the first working day after a meeting without minutes."""
    text = words.mrkdwn(PAGE, "recap", label=meeting.label, day=weekday(meeting.local.date()))
    opens = button(
        words.plain(PAGE, "record"),
        action_id=ids.MEETING_OPEN,
        value=str(meeting.meeting_id),
        style="primary",
    )
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[opens])]))


def attendance_line(attendance: Attendance, words: Wording) -> Mrkdwn:
    """How many come, by name where they may be named."""
    named = attendance.coming[:SHOWN_NAMES]
    return words.mrkdwn(
        PAGE,
        "attendance",
        yes=attendance.yes,
        perhaps=attendance.perhaps,
        users=named,
        others=len(attendance.coming) - len(named),
    )


def calendar_title(meeting: MeetingView, words: Wording) -> str:
    """What stands with the file."""
    return words.plain(PAGE, "calendar_title", **_about(meeting))


def _blocks(view: InvitationView, words: Wording) -> Iterator[SdkBlock]:
    meeting = view.meeting
    title = words.plain(PAGE, "heading", **_about(meeting))
    yield heading(shorten(title, HEADER_LENGTH))
    small = [
        words.mrkdwn(PAGE, phrase, said=said)
        for phrase, said in (("where", meeting.place), ("moved", meeting.because))
        if said
    ]
    if small:
        yield small_print(*small)
    yield paragraph(_what(view, words))
    yield small_print(*_standing(view, words))
    value = str(meeting.meeting_id)
    yield ActionsBlock(
        elements=[
            button(
                words.plain(PAGE, f"button_{answer}"),
                action_id=action_id,
                value=value,
                style="primary" if answer is Attending.YES and view.answer is None else None,
            )
            for action_id, answer in ANSWERS.items()
        ]
    )
    yield ActionsBlock(
        elements=[
            button(words.plain(PAGE, "add"), action_id=agenda_ids.OPEN_FORM, value=value),
            button(words.plain(PAGE, "calendar"), action_id=ids.CALENDAR, value=value),
        ]
    )


def _what(view: InvitationView, words: Wording) -> Mrkdwn:
    """What it is about, and the question what to talk about."""
    said = []
    if view.called_by:
        said.append(
            words.mrkdwn(PAGE, "called", user=view.called_by, theme=in_sentence(view.theme))
        )
    if view.question:
        said.append(words.mrkdwn(PAGE, "question", question=shorten(view.question, _QUESTION)))
    if view.meeting.emphasis:
        said.append(words.mrkdwn(PAGE, "emphasis", emphasis=view.meeting.emphasis))
    said.append(words.mrkdwn(PAGE, "input"))
    return Mrkdwn("\n".join(said))


def _standing(view: InvitationView, words: Wording) -> list[Mrkdwn]:
    said = [attendance_line(view.attendance, words)]
    if view.answer is not None:
        said.insert(0, words.mrkdwn(PAGE, f"yours_{view.answer}"))
    return said


def _about(meeting: MeetingView) -> dict[str, object]:
    return {
        "label": meeting.label,
        "when": weekday_and_time(meeting.starts_at, meeting.zone),
    }
