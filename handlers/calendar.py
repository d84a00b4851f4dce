"""``/mvoi overleg``: when the meetings are; the coordinator chooses other days."""

from collections.abc import Callable
from datetime import date
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.language.clock_times import read_time
from bot.messages import calendar_ids as ids
from bot.messages.calendar import PAGE, calendar_message
from bot.messages.calendar_forms import change_form, stale_said
from bot.messages.calendar_view import CalendarView
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.policy.meeting_days import doubts
from bot.policy.permissions import Act
from bot.policy.rhythms import moment_on
from bot.profile.rhythms import Rhythm
from bot.services.meeting_calendar import calendar_view, meeting_line, rhythm_line
from bot.services.meeting_changes import (
    MeetingInput,
    cancel_meeting,
    change_meeting,
    changeable_meeting,
    restore_meeting,
)
from bot.services.meetings import meetings_unplanned, plan_meetings
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
from handlers import calendar_fixing
from handlers.calendar_shown import all_meetings, doubts_said
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Command, Interaction, chosen_id, interaction, looking
from handlers.opening import show, swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import settle, was_taken
from storage.tables import Meeting

_RHYTHM, _WARNED = "rhythm", "warned"
Typed = dict[str, Any]
Switch = Callable[..., bool]


def register(app: App, desk: Desk) -> None:
    """Every colleague reads; the coordinator changes."""
    calendar_fixing.register(app, desk)

    @app.action(ids.OPEN, middleware=needs(desk, Act.READ_MEETINGS))
    def _all(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = all_meetings(doing)
        show(client, body, view)

    @app.action(ids.CHANGE, middleware=needs(desk, Act.KEEP_MEETINGS))
    def _change(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _change_form(doing, chosen_id(body))
        show(client, body, view)

    @app.action(ids.CANCEL, middleware=needs(desk, Act.KEEP_MEETINGS))
    def _cancel(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _switched(desk, body, cancel_meeting, "note_off"))

    @app.action(ids.RESTORE, middleware=needs(desk, Act.KEEP_MEETINGS))
    def _restore(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _switched(desk, body, restore_meeting, "note_on"))

    @app.view(ids.CHANGE_FORM, middleware=needs(desk, Act.KEEP_MEETINGS))
    def _changed(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_take_change(desk, body))


def calendar_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi overleg``: what comes next, for who asks alone."""
    _keep_up(desk, command.body)
    with looking(desk, command.body) as doing:
        view = calendar_view(doing.session, here=doing.here, viewer=doing.viewer, now=doing.now)
        message = calendar_message(view, doing.here.words)
    command.ack(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def _keep_up(desk: Desk, body: Body) -> None:
    """Make what the clock did not come to yet, such as for a bot that has just begun."""
    with looking(desk, body) as doing:
        if not meetings_unplanned(doing.session, here=doing.here, now=doing.now):
            return
    with interaction(desk, body) as doing:
        plan_meetings(doing.session, here=doing.here, now=doing.now)
        doing.session.commit()


def _switched(desk: Desk, body: Body, switch: Switch, phrase: str) -> Block:
    with interaction(desk, body) as doing:
        switch(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            meeting_id=chosen_id(body),
            now=doing.now,
        )
        doing.session.commit()
        return all_meetings(doing, phrase)


def _meeting(doing: Interaction, meeting_id: int) -> tuple[Meeting, Rhythm]:
    return changeable_meeting(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        meeting_id=meeting_id,
        now=doing.now,
    )


def _change_form(
    doing: Interaction,
    meeting_id: int,
    *,
    typed: Typed | None = None,
    notes: tuple[Mrkdwn, ...] = (),
    warned: str = "",
) -> Block:
    meeting, rhythm = _meeting(doing, meeting_id)
    metadata = FormMetadata(meeting_id, meeting.version, notes={_WARNED: warned})
    return change_form(
        rhythm_line(rhythm, [meeting]),
        meeting_line(meeting),
        CalendarView(doing.here.zone),
        doing.here.words,
        metadata=metadata.dump(),
        step=metadata.step,
        typed=typed,
        notes=notes,
    )


def _take_change(desk: Desk, body: Body) -> Response:
    """Keep it once; a moment that may be a slip is asked after first."""
    metadata, values = sent(body)
    typed = read_state(values)
    with interaction(desk, body) as doing:
        words, meeting_id = doing.here.words, metadata.subject_id or 0
        if was_taken(doing, metadata):
            return in_its_place(all_meetings(doing, "note_kept"))
        at = read_time(str(typed.get("time") or ""))
        if at is None:
            told = words.plain(PAGE, "problem_time", typed=typed.get("time") or "")
            return at_the_fields({block_ids(values)["time"]: told})
        begins = moment_on(date.fromisoformat(str(typed["date"])), at, doing.here.zone)
        if begins <= doing.now:
            told = words.plain(PAGE, "problem_past")
            return at_the_fields({block_ids(values)["date"]: told})
        minutes, calendar = int(typed["minutes"]), doing.here.profile.calendar
        found = doubts(begins, minutes, calendar, doing.here.zone)
        moment = f"{begins.isoformat()} {minutes}"
        if found and metadata.notes.get(_WARNED) != moment:
            notes = (*doubts_said(found, words), words.mrkdwn(PAGE, "doubt_choose"))
            return in_its_place(
                _change_form(doing, meeting_id, typed=typed, notes=notes, warned=moment)
            )
        kept = change_meeting(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            meeting_id=meeting_id,
            wanted=MeetingInput(
                begins,
                minutes,
                visible_lines(str(typed.get("place") or "")),
                visible_lines(str(typed.get("emphasis") or "")),
            ),
            version=metadata.version,
            now=doing.now,
        )
        if not kept:
            return in_its_place(_stale_change(doing, meeting_id, typed, moment))
        settle(doing, metadata, {"meeting": meeting_id})
        doing.session.commit()
        return in_its_place(all_meetings(doing, "note_kept"))


def _stale_change(doing: Interaction, meeting_id: int, typed: Typed, warned: str) -> Block:
    meeting, _ = _meeting(doing, meeting_id)
    said = stale_said(meeting_line(meeting), CalendarView(doing.here.zone), doing.here.words)
    return _change_form(doing, meeting_id, typed=typed, notes=(said,), warned=warned)
