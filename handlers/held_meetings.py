"""``/mvoi notulen``: a meeting is kept while it goes on, point by point."""

import re
from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import meeting_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.meeting_sheet import COMES_BACK, PAGE, STAYS
from bot.messages.meeting_view import PointPlace, PointView, SheetPlace
from bot.messages.message import Block
from bot.policy.minutes import needs_words
from bot.policy.permissions import Act
from bot.services.held_meetings import meeting_at_hand
from bot.services.meeting_points import add_point, find_point, mark_point, print_of
from bot.services.visible_text import visible_lines, visible_text
from bot.slack.desk import Desk
from handlers.action_shown import agreed_form
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Command, Interaction, interaction, looking
from handlers.meeting_shown import BASE, PLACE, meeting_shown, point_shown
from handlers.opening import open_for_command, swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import settle, was_taken
from storage.vocabulary import AgendaState

_TURN = re.compile(f"^{ids.MEETING_TURN}")
_Typed = Mapping[str, Any]
_MARK = re.compile(f"^{ids.MEETING_MARK}")


def register(app: App, desk: Desk) -> None:
    """For who sits there, and who oversees everything; the services know who that is."""

    @app.action(ids.MEETING_OPEN, middleware=needs(desk, Act.HOLD_MEETING))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _wanted(doing, str(body["actions"][0].get("value") or ""))
        swap(client, body, view)

    @app.action(_TURN, middleware=needs(desk, Act.HOLD_MEETING))
    def _turn(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = meeting_shown(doing, SheetPlace.read(body["actions"][0]["value"]))
        swap(client, body, view)

    @app.action(_MARK, middleware=needs(desk, Act.HOLD_MEETING))
    def _mark(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _marked(desk, body))

    @app.action(ids.MEETING_WRITE, middleware=needs(desk, Act.HOLD_MEETING))
    def _write(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            place = _place(body)
            point = _point(doing, place)
            view = (
                point_shown(doing, place, point)
                if point
                else meeting_shown(doing, place.sheet, note="meanwhile")
            )
        swap(client, body, view)

    @app.action(ids.MEETING_ADD, middleware=needs(desk, Act.HOLD_MEETING))
    def _add(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            place = _place(body)
            view = point_shown(doing, place, PointView(*place.subject, ""), new=True)
        swap(client, body, view)

    @app.view(ids.POINT, middleware=needs(desk, Act.HOLD_MEETING))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_taken(desk, body))

    @app.action(ids.MEETING_ACTION, middleware=needs(desk, Act.HOLD_MEETING))
    def _agree(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            place = _place(body)
            view = agreed_form(doing, place.sheet, _point(doing, place))
        swap(client, body, view)


def open_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi notulen``: the meeting of today, or the latest."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = _wanted(doing, "")
    open_for_command(desk, command, view, ids.MEETING_OPEN)


def _wanted(doing: Interaction, typed: str) -> Block:
    """The meeting with this id; the one at hand without."""
    if typed.isdecimal():
        return meeting_shown(doing, SheetPlace(int(typed)))
    meeting = meeting_at_hand(doing.session, here=doing.here, viewer=doing.viewer, now=doing.now)
    return meeting_shown(doing, SheetPlace(meeting.id or 0))


def _marked(desk: Desk, body: Body) -> Block:
    """One tap: only where nobody dealt with it before."""
    place = _place(body)
    state = AgendaState(body["actions"][0]["action_id"].removeprefix(ids.MEETING_MARK))
    with interaction(desk, body) as doing:
        untouched = print_of(PointView(*place.subject, ""))
        done = mark_point(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            place=place,
            wanted=(state, ""),
            base=untouched,
            now=doing.now,
        )
        view = meeting_shown(doing, place.sheet, note=None if done else "meanwhile")
        doing.session.commit()
    return view


def _taken(desk: Desk, body: Body) -> Response:
    """Keep what became of a point, once; a repeat is answered with the meeting."""
    metadata, values = sent(body)
    typed = read_state(values)
    state, outcome = AgendaState(typed["state"]), visible_lines(typed.get("outcome") or "")
    with interaction(desk, body) as doing:
        place = PointPlace.read(metadata.notes[PLACE])
        if was_taken(doing, metadata):
            return in_its_place(meeting_shown(doing, place.sheet))
        if wrong := _wrong(typed, state, outcome):
            said = doing.here.words.plain(PAGE, f"problem_{wrong[1]}")
            return at_the_fields({block_ids(values)[wrong[0]]: said})
        if not _kept(doing, metadata, place, typed, (state, outcome)):
            return in_its_place(_again(doing, place, (state.value, outcome)))
        settle(doing, metadata, {PLACE: place.dump()})
        answer = in_its_place(meeting_shown(doing, place.sheet, note="marked"))
        doing.session.commit()
    return answer


def _wrong(typed: _Typed, state: AgendaState, outcome: str) -> tuple[str, str] | None:
    """The field with a mistake, and the phrase that tells it."""
    if "title" in typed and not visible_text(typed["title"]):
        return "title", "title_missing"
    if needs_words(state) and not outcome:
        return "outcome", "words_missing"
    return None


def _kept(
    doing: Interaction,
    metadata: FormMetadata,
    place: PointPlace,
    typed: _Typed,
    wanted: tuple[AgendaState, str],
) -> bool:
    """Write it down. :returns: False when somebody else dealt with the point meanwhile."""
    asked: dict[str, Any] = {"here": doing.here, "viewer": doing.viewer, "now": doing.now}
    if place.subject_kind == ids.SUBJECT:  # of the meeting itself: it came up there
        title = visible_text(typed["title"])
        meeting_id = place.sheet.meeting_id
        add_point(doing.session, meeting_id=meeting_id, title=title, wanted=wanted, **asked)
        return True
    base, chosen = str(metadata.notes[BASE]), typed.get(COMES_BACK)
    comes_back = None if chosen is None else chosen == STAYS
    return mark_point(
        doing.session, place=place, wanted=wanted, base=base, comes_back=comes_back, **asked
    )


def _again(doing: Interaction, place: PointPlace, typed: tuple[str, str]) -> Block:
    """What was typed, beside what another made of it; nothing is written."""
    point = _point(doing, place)
    if point is None:
        return meeting_shown(doing, place.sheet, note="meanwhile")
    return point_shown(doing, place, point, typed=typed)


def _place(body: Body) -> PointPlace:
    return PointPlace.read(str(body["actions"][0]["value"]))


def _point(doing: Interaction, place: PointPlace) -> PointView | None:
    return find_point(
        doing.session, here=doing.here, viewer=doing.viewer, place=place, now=doing.now
    )
