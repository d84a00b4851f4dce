"""The plan: read by every colleague, kept by the coordinator."""

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import plan_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.messages.plan import PAGE, part, plan, read_choice
from bot.messages.plan_form import plan_form
from bot.messages.plan_view import PlanPlace
from bot.policy.permissions import Act
from bot.services.people import person_id_of
from bot.services.plan_names import place_typed
from bot.services.plans import (
    PlanInput,
    changeable_row,
    is_keepable,
    keep_plan_item,
    plan_part,
    whole_plan,
)
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Command, Interaction, interaction, looking
from handlers.opening import open_for_command, swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import settle, was_taken
from storage.vocabulary import PlanStatus

_READ = re.compile(f"^({ids.OPEN}|{ids.PREVIOUS}|{ids.NEXT})$")
_KEY, _PLACE = "key", "place"


def register(app: App, desk: Desk) -> None:
    """Reading is for every colleague; changing is checked per person, and for the coordinator."""

    @app.action(_READ, middleware=needs(desk, Act.READ_PLAN))
    def _read(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        place = PlanPlace.read(body["actions"][0]["value"])
        with looking(desk, body) as doing:
            view = shown_plan(doing, place)
        swap(client, body, view)

    @app.action(ids.OPEN_TYPED, middleware=needs(desk, Act.READ_PLAN))
    def _again(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _asked(desk, body, str(body["actions"][0]["value"])))

    @app.action(ids.EDIT, middleware=needs(desk, Act.KEEP_PLAN))
    def _edit(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _form(desk, body))

    @app.view(ids.FORM, middleware=needs(desk, Act.KEEP_PLAN))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_taken(desk, body))


def plan_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi plan …``: the whole of it, a part, or the goals of a theme."""
    command.ack()
    open_for_command(desk, command, _asked(desk, command.body, command.text), ids.OPEN_TYPED)


def _asked(desk: Desk, body: Body, text: str) -> Block:
    with looking(desk, body) as doing:
        if not text.strip():
            return shown_plan(doing, PlanPlace())
        place = place_typed(text, here=doing.here, today=doing.today)
        return shown_plan(doing, place or PlanPlace(), unknown="" if place else text.strip())


def shown_plan(doing: Interaction, place: PlanPlace, *, unknown: str = "") -> Block:
    """The plan, or one page of a part, as this person may see it."""
    asked: dict[str, Any] = {"here": doing.here, "viewer": doing.viewer, "now": doing.now}
    if not place.part:
        return plan(whole_plan(doing.session, unknown=unknown, **asked), doing.here.words)
    return part(plan_part(doing.session, place=place, **asked), doing.here.words)


def _form(desk: Desk, body: Body) -> Block:
    place, key = read_choice(body["actions"][0]["value"])
    with looking(desk, body) as doing:
        row = changeable_row(
            doing.session, here=doing.here, viewer=doing.viewer, key=key, now=doing.now
        )
    metadata = FormMetadata(version=row.kept.version, notes={_KEY: key, _PLACE: place.dump()})
    return plan_form(row, doing.here.words, metadata=metadata.dump(), step=metadata.step)


def _taken(desk: Desk, body: Body) -> Response:
    """Keep it once; a repeat is answered with what stands there."""
    metadata, values = sent(body)
    typed = read_state(values)
    if not is_keepable(str(metadata.notes[_KEY]), str(typed.get("note") or "")):
        return _no_address(desk, body)
    with interaction(desk, body) as doing:
        place = PlanPlace.read(str(metadata.notes[_PLACE]))
        if not was_taken(doing, metadata) and not _kept(doing, metadata, typed):
            return in_its_place(_stale(doing, metadata, typed))
        view = shown_plan(doing, place)
        doing.session.commit()
    return in_its_place(view)


def _no_address(desk: Desk, body: Body) -> Response:
    """What was typed stays in the form."""
    with looking(desk, body) as doing:
        said = doing.here.words.plain(PAGE, "problem_address")
    _, values = sent(body)
    return at_the_fields({block_ids(values)["note"]: said})


def _kept(doing: Interaction, metadata: FormMetadata, typed: dict[str, Any]) -> bool:
    key = str(metadata.notes[_KEY])
    owner = typed.get("owner")
    done = keep_plan_item(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        key=key,
        wanted=PlanInput(
            owner_id=_person(doing, owner) if owner else None,
            status=PlanStatus(typed.get("status") or PlanStatus.NOT_BEGUN),
            note=str(typed.get("note") or ""),
        ),
        version=metadata.version,
        now=doing.now,
    )
    settle(doing, metadata, {_KEY: key})
    return done


def _person(doing: Interaction, slack_user_id: str) -> int:
    return person_id_of(doing.session, here=doing.here, slack_user_id=slack_user_id, now=doing.now)


def _stale(doing: Interaction, metadata: FormMetadata, typed: dict[str, Any]) -> Block:
    """What was typed, beside what somebody else made of it; nothing is written."""
    row = changeable_row(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        key=str(metadata.notes[_KEY]),
        now=doing.now,
    )
    fresh = FormMetadata(version=row.kept.version, notes=metadata.notes)
    return plan_form(row, doing.here.words, metadata=fresh.dump(), step=fresh.step, typed=typed)
