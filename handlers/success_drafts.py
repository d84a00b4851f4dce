"""The coordinator's drafts of successes: read, changed, approved and left out."""

from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.messages import success_ids as ids
from bot.messages.bundle import in_its_part
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block, Message
from bot.messages.success_draft import draft_settled
from bot.messages.success_forms import NO_PICTURE, PICTURE_AGREED, drop_form, edit_form
from bot.messages.success_report import problem_said
from bot.messages.success_view import PARTS, DraftView, SuccessParts
from bot.policy.permissions import Act
from bot.services.form_states import FieldProblem, fingerprint
from bot.services.people import person_id_of
from bot.services.success_drafts import (
    DraftOutcome,
    Edited,
    approve_success,
    drop_success,
    edit_success,
    take_back,
)
from bot.services.success_input import possible_names, read_parts
from bot.services.success_views import channels
from bot.services.visible_text import visible_text
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Interaction, chosen_id, interaction, looking
from handlers.opening import show, swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import settle, was_taken
from handlers.success_shown import NAMES, SEEN, drafting, sheet_of, view_of_draft

_Typed = Mapping[str, Any]


def register(app: App, desk: Desk) -> None:
    """For the coordinator alone."""

    @app.action(ids.OPEN_DRAFT, middleware=needs(desk, Act.KEEP_SUCCESSES))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = sheet_of(doing, chosen_id(body))
        show(client, body, view)

    @app.action(ids.APPROVE, middleware=needs(desk, Act.KEEP_SUCCESSES))
    def _approve(ack: Ack, client: WebClient, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        message, view = _approved(desk, body)
        if "view" in body:
            swap(client, body, view)
            return
        respond(
            text=message.text,
            blocks=in_its_part(body, message.blocks),
            replace_original=True,
        )

    @app.action(ids.OPEN_EDIT, middleware=needs(desk, Act.KEEP_SUCCESSES))
    def _edit(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _editing(doing, _seen(body)[0])
        swap(client, body, view)

    @app.view(ids.EDIT_FORM, middleware=needs(desk, Act.KEEP_SUCCESSES))
    def _edited(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_change(desk, body))

    @app.action(ids.TAKE_BACK, middleware=needs(desk, Act.KEEP_SUCCESSES))
    def _take_back(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _taken_back(desk, body))

    @app.action(ids.OPEN_DROP, middleware=needs(desk, Act.KEEP_SUCCESSES))
    def _drop(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _dropping(doing, body)
        swap(client, body, view)

    @app.view(ids.DROP_FORM, middleware=needs(desk, Act.KEEP_SUCCESSES))
    def _dropped(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_left_out(desk, body))


def _seen(body: Body) -> tuple[int, int]:
    """Which draft a button is of, and as which version it was seen."""
    success_id, _, version = str(body["actions"][0]["value"]).partition(":")
    return int(success_id), int(version)


def _approved(desk: Desk, body: Body) -> tuple[Message, Block]:
    """What takes the place of the message, and the sheet for who pressed it there."""
    with interaction(desk, body) as doing:
        success_id, version = _seen(body)
        outcome = approve_success(drafting(doing), success_id, version=version)
        note = _NOTES.get(outcome, "approved")
        message = draft_settled(view_of_draft(doing, success_id), doing.here.words, note=note)
        view = sheet_of(doing, success_id, note=note)
        doing.session.commit()
    return message, view


def _taken_back(desk: Desk, body: Body) -> Block:
    with interaction(desk, body) as doing:
        success_id, version = _seen(body)
        outcome = take_back(drafting(doing), success_id, version=version)
        view = sheet_of(doing, success_id, note=_NOTES.get(outcome, "taken_back"))
        doing.session.commit()
    return view


def _editing(doing: Interaction, success_id: int) -> Block:
    """The form; what was decided already is shown instead."""
    draft = view_of_draft(doing, success_id)
    if not draft.may_be_changed:
        return sheet_of(doing, success_id, note="before")
    return _form(doing, draft, _values(draft), _opened(draft))


def _form(
    doing: Interaction, draft: DraftView, values: _Typed, metadata: FormMetadata, **told: Any
) -> Block:
    return edit_form(
        draft,
        values,
        doing.here.words,
        channels=channels(doing.here),
        metadata=metadata.dump(),
        step=metadata.step,
        **told,
    )


def _opened(draft: DraftView, **notes: Any) -> FormMetadata:
    """With a print of every field as it stands, to see later what a colleague changed."""
    base = {name: fingerprint(getattr(draft.parts, name)) for name in PARTS}
    return FormMetadata(draft.success_id, draft.version, base, notes=notes)


def _values(draft: DraftView) -> dict[str, Any]:
    written = {name: getattr(draft.parts, name) for name in PARTS}
    people = tuple(each.user for each in draft.people)
    return {**written, "people": people, "channel": draft.channel}


def _change(desk: Desk, body: Body) -> Response:
    metadata, values = sent(body)
    typed = read_state(values)
    with interaction(desk, body) as doing:
        success_id = metadata.subject_id or 0
        if was_taken(doing, metadata):
            return in_its_place(sheet_of(doing, success_id, note="edited"))
        draft = view_of_draft(doing, success_id)
        if not draft.may_be_changed:
            return in_its_place(sheet_of(doing, success_id, note="before"))
        parts = read_parts(typed)
        if isinstance(parts, FieldProblem):
            said = problem_said(parts.phrase, doing.here.words)
            return at_the_fields({block_ids(values)[parts.name]: said})
        if typed.get("picture") and PICTURE_AGREED not in (typed.get(PICTURE_AGREED) or ()):
            said = problem_said(PICTURE_AGREED, doing.here.words)
            return at_the_fields({block_ids(values)[PICTURE_AGREED]: said})
        asked = _asked_again(doing, draft, parts, typed, metadata)
        if asked is not None:
            return in_its_place(asked)
        wanted = _wanted(doing, draft, parts, typed)
        edit_success(drafting(doing), success_id, wanted, version=metadata.version)
        settle(doing, metadata, {SEEN: success_id})
        note = "corrected" if draft.stands else "edited"
        answer = in_its_place(sheet_of(doing, success_id, note=note))
        doing.session.commit()
    return answer


def _asked_again(
    doing: Interaction,
    draft: DraftView,
    parts: SuccessParts,
    typed: _Typed,
    metadata: FormMetadata,
) -> Block | None:
    """The form once more: a colleague was first, or there may be the name of a supplier in it."""
    names = possible_names(parts, here=doing.here)
    prints = [fingerprint(name) for name in names]
    if draft.version != metadata.version:
        stale = [
            name
            for name in PARTS
            if fingerprint(getattr(draft.parts, name)) != metadata.base.get(name)
        ]
        notes = metadata.notes
        return _form(doing, draft, typed, _opened(draft, **notes), stale=stale or ["title"])
    if set(prints) <= set(metadata.notes.get(NAMES, ())):
        return None
    return _form(doing, draft, typed, metadata.rendered_again(**{NAMES: prints}), names=names)


def _wanted(doing: Interaction, draft: DraftView, parts: SuccessParts, typed: _Typed) -> Edited:
    channel = typed.get("channel")
    people = [
        person_id_of(doing.session, here=doing.here, slack_user_id=user, now=doing.now)
        for user in typed.get("people") or ()
    ]
    standing = None if NO_PICTURE in (typed.get(NO_PICTURE) or ()) else draft.picture
    return Edited(
        parts=parts,
        channel=channel if channel in channels(doing.here) else None,
        picture=typed.get("picture") or standing,
        people=people,
    )


def _dropping(doing: Interaction, body: Body) -> Block:
    success_id, version = _seen(body)
    metadata = FormMetadata(success_id, version)
    return drop_form(
        view_of_draft(doing, success_id),
        doing.here.words,
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _left_out(desk: Desk, body: Body) -> Response:
    metadata, values = sent(body)
    reason = visible_text(str(read_state(values).get("reason") or ""))
    with interaction(desk, body) as doing:
        success_id = metadata.subject_id or 0
        outcome = drop_success(drafting(doing), success_id, version=metadata.version, reason=reason)
        note = _NOTES.get(outcome, "dropped")
        answer = in_its_place(sheet_of(doing, success_id, note=note))
        doing.session.commit()
    return answer


_NOTES = {
    DraftOutcome.BEFORE: "before",
    DraftOutcome.STALE: "stale",
    DraftOutcome.HINDERED: "hindered",
}
"""What is told where nothing was done."""
