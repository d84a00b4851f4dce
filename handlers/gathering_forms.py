"""Adding a masterclass or an event of a network, and changing it."""

from datetime import date
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import gathering_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.gathering_form import NONE, gathering_form
from bot.messages.gatherings import PAGE, gatherings_modal, note_said
from bot.messages.message import Block
from bot.policy.criteria import web_link
from bot.policy.permissions import Act
from bot.policy.rhythms import moment_on
from bot.policy.sign_up import MOST_SEATS
from bot.services.gathering_views import gathering_choices, gathering_list, gathering_view
from bot.services.gatherings import (
    GatheringInput,
    add_gathering,
    change_gathering,
    gathering_values,
)
from bot.services.people import person_id_of
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
from handlers.chosen_people import outsiders_refused
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Interaction, chosen_id, interaction, looking, user_of
from handlers.opening import swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import settle, was_taken
from storage.vocabulary import GatheringKind

_NEW = {"kind": GatheringKind.MASTERCLASS.value, "time": "10:00", "minutes": 60}
_GATHERING = "gathering"
Typed = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """All of it is for the coordinator."""

    @app.action(ids.ADD, middleware=needs(desk, Act.KEEP_OUTREACH))
    def _add(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _form(doing, FormMetadata(), {**_NEW, "owner": user_of(body)})
        swap(client, body, view)

    @app.action(ids.CHANGE, middleware=needs(desk, Act.KEEP_OUTREACH))
    def _change(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            gathering_id = chosen_id(body)
            values, version = gathering_values(
                doing.session, here=doing.here, viewer=doing.viewer, gathering_id=gathering_id
            )
            view = _form(doing, _metadata(gathering_id, version), values)
        swap(client, body, view)

    @app.view(ids.FORM, middleware=needs(desk, Act.KEEP_OUTREACH))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**(outsiders_refused(desk, body) or _taken(desk, body)))


def _form(
    doing: Interaction, opened: FormMetadata, values: Typed, *, is_stale: bool = False
) -> Block:
    stale = None
    if is_stale:
        stale = gathering_view(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            gathering_id=_id_of(opened) or 0,
            now=doing.now,
        )
        opened = _metadata(_id_of(opened), stale.version)
    return gathering_form(
        values,
        gathering_choices(doing.here),
        doing.here.words,
        metadata=opened.dump(),
        step=opened.step,
        new=_id_of(opened) is None,
        stale=stale,
    )


def _taken(desk: Desk, body: Body) -> Response:
    """Keep it once; a repeat is answered with what stands there."""
    metadata, values = sent(body)
    typed = read_state(values)
    with interaction(desk, body) as doing:
        if not was_taken(doing, metadata):
            problem = _problem(doing, typed)
            if problem is not None:
                name, phrase = problem
                said = doing.here.words.plain(PAGE, f"problem_{phrase}", most=MOST_SEATS)
                return at_the_fields({block_ids(values)[name]: said})
            if not _kept(doing, metadata, typed):
                return in_its_place(_form(doing, metadata, typed, is_stale=True))
            settle(doing, metadata, {"subject": _id_of(metadata)})
        words = doing.here.words
        found = gathering_list(doing.session, here=doing.here, viewer=doing.viewer, now=doing.now)
        view = gatherings_modal(found, words, note=note_said("kept", words))
        doing.session.commit()
    return in_its_place(view)


def _problem(doing: Interaction, typed: Typed) -> tuple[str, str] | None:
    """Which field has a mistake, and the phrase that tells it."""
    if not visible_lines(str(typed.get("title") or "")):
        return "title", "title"
    begins = moment_on(date.fromisoformat(str(typed["date"])), str(typed["time"]), doing.here.zone)
    if begins <= doing.now:
        return "date", "date"
    link = str(typed.get("link") or "").strip()
    if link and web_link(link) is None:
        return "link", "link"
    seats = str(typed.get("seats") or "").strip()
    if seats and not (seats.isascii() and seats.isdecimal() and 0 < int(seats) <= MOST_SEATS):
        return "seats", "seats"
    return None


def _kept(doing: Interaction, metadata: FormMetadata, typed: Typed) -> bool:
    """False when somebody was faster."""
    asked: dict[str, Any] = {"here": doing.here, "viewer": doing.viewer, "now": doing.now}
    wanted = _wanted(doing, typed)
    gathering_id = _id_of(metadata)
    if gathering_id is None:
        add_gathering(doing.session, wanted=wanted, **asked)
        return True
    return change_gathering(
        doing.session,
        gathering_id=gathering_id,
        wanted=wanted,
        version=metadata.version,
        **asked,
    )


def _wanted(doing: Interaction, typed: Typed) -> GatheringInput:
    owner, seats = typed.get("owner"), str(typed.get("seats") or "").strip()
    return GatheringInput(
        kind=GatheringKind(typed["kind"]),
        title=" ".join(visible_lines(str(typed["title"])).split()),
        starts_at=moment_on(
            date.fromisoformat(str(typed["date"])), str(typed["time"]), doing.here.zone
        ),
        minutes=int(typed["minutes"]),
        about=_text(typed, "about"),
        network=_slug(typed, "network"),
        theme=_slug(typed, "theme"),
        place=_text(typed, "place"),
        link=_text(typed, "link"),
        seats=int(seats) if seats else None,
        owner_id=person_id_of(doing.session, here=doing.here, slack_user_id=owner, now=doing.now)
        if owner
        else None,
    )


def _text(typed: Typed, name: str) -> str | None:
    return visible_lines(str(typed.get(name) or "")) or None


def _slug(typed: Typed, name: str) -> str | None:
    chosen = typed.get(name)
    return None if chosen in (None, NONE) else str(chosen)


def _metadata(gathering_id: int | None, version: int) -> FormMetadata:
    """Not as its subject: that is a trajectory where people are chosen."""
    return FormMetadata(version=version, notes={_GATHERING: gathering_id})


def _id_of(metadata: FormMetadata) -> int | None:
    found = metadata.notes.get(_GATHERING)
    return None if found is None else int(found)
