"""``/mvoi overleg``: when the meetings are; the coordinator chooses other days."""

from collections.abc import Callable
from datetime import date
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.language.clock_times import read_time
from bot.messages import calendar_ids as ids
from bot.messages.calendar import PAGE, calendar_message, calendar_modal
from bot.messages.calendar_forms import change_form, doubt_said, fix_form, stale_rhythm, stale_said
from bot.messages.calendar_view import CalendarView
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.policy.meeting_days import doubts
from bot.policy.permissions import Act
from bot.policy.rhythms import moment_on
from bot.profile.rhythms import WEEKDAYS, Rhythm
from bot.services.meeting_calendar import calendar_view, meeting_line, rhythm_line
from bot.services.meeting_changes import (
    MeetingInput,
    RhythmInput,
    cancel_meeting,
    change_meeting,
    changeable_meeting,
    changeable_rhythm,
    fix_rhythm,
    restore_meeting,
    weekday_of,
)
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
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

    @app.action(ids.OPEN, middleware=needs(desk, Act.READ_MEETINGS))
    def _all(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _shown(doing)
        show(client, body, view)

    @app.action(ids.CHANGE, middleware=needs(desk, Act.KEEP_MEETINGS))
    def _change(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _change_form(doing, chosen_id(body))
        show(client, body, view)

    @app.action(ids.FIX, middleware=needs(desk, Act.KEEP_MEETINGS))
    def _fix(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _fix_form(doing, str(body["actions"][0]["value"]))
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

    @app.view(ids.FIX_FORM, middleware=needs(desk, Act.KEEP_MEETINGS))
    def _fixed(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_take_fixed(desk, body))


def calendar_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi overleg``: what comes next, for who asks alone."""
    with looking(desk, command.body) as doing:
        view = calendar_view(doing.session, here=doing.here, viewer=doing.viewer, now=doing.now)
        message = calendar_message(view, doing.here.words)
    command.ack(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def _shown(doing: Interaction, phrase: str = "") -> Block:
    view = calendar_view(doing.session, here=doing.here, viewer=doing.viewer, now=doing.now)
    words = doing.here.words
    return calendar_modal(view, words, note=words.mrkdwn(PAGE, phrase) if phrase else None)


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
        return _shown(doing, phrase)


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
            return in_its_place(_shown(doing, "note_kept"))
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
            said = tuple(doubt_said(each, words) for each in found)
            notes = (*said, words.mrkdwn(PAGE, "doubt_choose"))
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
        return in_its_place(_shown(doing, "note_kept"))


def _stale_change(doing: Interaction, meeting_id: int, typed: Typed, warned: str) -> Block:
    meeting, _ = _meeting(doing, meeting_id)
    said = stale_said(meeting_line(meeting), CalendarView(doing.here.zone), doing.here.words)
    return _change_form(doing, meeting_id, typed=typed, notes=(said,), warned=warned)


def _fix_form(doing: Interaction, slug: str, *, typed: Typed | None = None) -> Block:
    """``typed``: what this person typed, where somebody else chose meanwhile."""
    rhythm, version = changeable_rhythm(
        doing.session, here=doing.here, viewer=doing.viewer, slug=slug
    )
    metadata = FormMetadata(version=version, notes={_RHYTHM: slug})
    line = rhythm_line(rhythm, [])
    notes = () if typed is None else (stale_rhythm(line, doing.here.words),)
    return fix_form(
        line,
        doing.here.words,
        metadata=metadata.dump(),
        step=metadata.step,
        values={**_values(doing, rhythm), **(typed or {})},
        notes=notes,
    )


def _values(doing: Interaction, rhythm: Rhythm) -> Typed:
    timing = rhythm.when
    view = calendar_view(doing.session, here=doing.here, viewer=doing.viewer, now=doing.now)
    line = next((each for each in view.rhythms if each.slug == rhythm.slug), None)
    first = line.meetings[0].planned_for.isoformat() if line and line.meetings else None
    return {
        "anchor": first,
        "week": str(timing.week) if timing else "1",
        "weekday": timing.weekday if timing else WEEKDAYS[0],
        "time": timing.at if timing else "",
        "minutes": str(timing.minutes) if timing else "60",
        "place": (timing.place or "") if timing else "",
        "prepared_days": str(rhythm.prepared_days),
    }


def _take_fixed(desk: Desk, body: Body) -> Response:
    metadata, values = sent(body)
    typed, slug = read_state(values), str(metadata.notes[_RHYTHM])
    with interaction(desk, body) as doing:
        words, fields = doing.here.words, block_ids(values)
        if was_taken(doing, metadata):
            return in_its_place(_shown(doing, "note_kept"))
        at = read_time(str(typed.get("time") or ""))
        if at is None:
            told = words.plain(PAGE, "problem_time", typed=typed.get("time") or "")
            return at_the_fields({fields["time"]: told})
        anchor = _anchor(doing, typed)
        if weekday_of(anchor) is None:
            return at_the_fields({fields["anchor"]: words.plain(PAGE, "problem_weekend")})
        if "anchor" in typed and anchor < doing.today:
            return at_the_fields({fields["anchor"]: words.plain(PAGE, "problem_past")})
        kept = fix_rhythm(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            slug=slug,
            wanted=RhythmInput(
                anchor,
                at,
                int(typed["minutes"]),
                visible_lines(str(typed.get("place") or "")),
                int(typed["prepared_days"]),
                int(typed.get("week") or 1),
            ),
            version=metadata.version,
            now=doing.now,
        )
        if not kept:
            return in_its_place(_fix_form(doing, slug, typed=typed))
        settle(doing, metadata, {_RHYTHM: slug})
        doing.session.commit()
        return in_its_place(_shown(doing, "note_kept"))


def _anchor(doing: Interaction, typed: Typed) -> date:
    """The day that was chosen; for a rhythm by months any day with the chosen name."""
    if typed.get("anchor"):
        return date.fromisoformat(str(typed["anchor"]))
    wanted = WEEKDAYS.index(str(typed.get("weekday") or WEEKDAYS[0]))
    today = doing.today
    return date.fromordinal(today.toordinal() + (wanted - today.weekday()) % 7)
