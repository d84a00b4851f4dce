"""Choosing the fixed day and time of a rhythm."""

from datetime import date
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.language.clock_times import read_time
from bot.messages import calendar_ids as ids
from bot.messages.calendar import PAGE
from bot.messages.calendar_forms import fix_form, stale_rhythm
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.policy.meeting_days import Doubt, doubts
from bot.policy.permissions import Act
from bot.policy.rhythms import moment_on
from bot.profile.rhythms import WEEKDAYS, Rhythm
from bot.services.meeting_calendar import calendar_view, rhythm_line
from bot.services.rhythm_choices import RhythmInput, changeable_rhythm, fix_rhythm, weekday_of
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
from handlers.calendar_shown import all_meetings, doubts_said
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Interaction, interaction, looking
from handlers.opening import show
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import settle, was_taken

_RHYTHM, _WARNED = "rhythm", "warned"
Typed = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """For the coordinator."""

    @app.action(ids.FIX, middleware=needs(desk, Act.KEEP_MEETINGS))
    def _fix(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _fix_form(doing, str(body["actions"][0]["value"]))
        show(client, body, view)

    @app.view(ids.FIX_FORM, middleware=needs(desk, Act.KEEP_MEETINGS))
    def _fixed(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_take_fixed(desk, body))


def _fix_form(
    doing: Interaction,
    slug: str,
    *,
    typed: Typed | None = None,
    notes: tuple[Mrkdwn, ...] = (),
    warned: str = "",
) -> Block:
    rhythm, version = changeable_rhythm(
        doing.session, here=doing.here, viewer=doing.viewer, slug=slug
    )
    metadata = FormMetadata(version=version, notes={_RHYTHM: slug, _WARNED: warned})
    return fix_form(
        rhythm_line(rhythm, []),
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
    """Keep it once; an hour that may be a slip is asked after first."""
    metadata, values = sent(body)
    typed, slug = read_state(values), str(metadata.notes[_RHYTHM])
    with interaction(desk, body) as doing:
        if was_taken(doing, metadata):
            return in_its_place(all_meetings(doing, "note_kept"))
        wanted = _wanted_rhythm(doing, typed)
        if isinstance(wanted, tuple):
            field, told = wanted
            return at_the_fields({block_ids(values)[field]: told})
        moment = f"{wanted.at} {wanted.minutes}"
        if (late := _late(doing, wanted)) and metadata.notes.get(_WARNED) != moment:
            return in_its_place(_fix_form(doing, slug, typed=typed, notes=late, warned=moment))
        kept = fix_rhythm(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            slug=slug,
            wanted=wanted,
            version=metadata.version,
            now=doing.now,
        )
        if not kept:
            return in_its_place(_stale_fix(doing, slug, typed, moment))
        settle(doing, metadata, {_RHYTHM: slug})
        doing.session.commit()
        return in_its_place(all_meetings(doing, "note_kept"))


def _wanted_rhythm(doing: Interaction, typed: Typed) -> RhythmInput | tuple[str, str]:
    """What was filled in; or the field that is wrong, with what is told at it."""
    words, at = doing.here.words, read_time(str(typed.get("time") or ""))
    if at is None:
        return "time", words.plain(PAGE, "problem_time", typed=typed.get("time") or "")
    anchor = _anchor(doing, typed)
    if weekday_of(anchor) is None:
        return "anchor", words.plain(PAGE, "problem_weekend")
    if anchor < doing.today:
        return "anchor", words.plain(PAGE, "problem_past")
    return RhythmInput(
        anchor,
        at,
        int(typed["minutes"]),
        visible_lines(str(typed.get("place") or "")),
        int(typed["prepared_days"]),
        int(typed.get("week") or 1),
    )


def _late(doing: Interaction, wanted: RhythmInput) -> tuple[Mrkdwn, ...]:
    """Why the hour may be a slip; holidays and the like the rhythm avoids by itself."""
    here = doing.here
    begins = moment_on(wanted.anchor, wanted.at, here.zone)
    found = doubts(begins, wanted.minutes, here.profile.calendar, here.zone)
    late = [each for each in found if each.doubt is Doubt.HOURS]
    choose = here.words.mrkdwn(PAGE, "doubt_choose")
    return (*doubts_said(late, here.words), choose) if late else ()


def _stale_fix(doing: Interaction, slug: str, typed: Typed, warned: str) -> Block:
    rhythm, _ = changeable_rhythm(doing.session, here=doing.here, viewer=doing.viewer, slug=slug)
    said = stale_rhythm(rhythm_line(rhythm, []), doing.here.words)
    return _fix_form(doing, slug, typed=typed, notes=(said,), warned=warned)


def _anchor(doing: Interaction, typed: Typed) -> date:
    """The day that was chosen; for a rhythm by months any day with the chosen name."""
    if typed.get("anchor"):
        return date.fromisoformat(str(typed["anchor"]))
    wanted = WEEKDAYS.index(str(typed.get("weekday") or WEEKDAYS[0]))
    today = doing.today
    return date.fromordinal(today.toordinal() + (wanted - today.weekday()) % 7)
