"""The agenda: reading what is on it, bringing a point, taking it off."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.language.commands import read_trajectory
from bot.messages import agenda_ids as ids
from bot.messages.agenda import PAGE
from bot.messages.agenda_items import (
    TEXT_LENGTH,
    ItemForm,
    item_added,
    item_dropped,
    item_form,
    item_modal,
    no_meeting,
)
from bot.messages.escaping import shorten
from bot.messages.form_fields import Option, block_ids, read_state
from bot.messages.message import Block
from bot.messages.slack_text import readable
from bot.policy.confidentiality import Audience
from bot.policy.meetings import by_invitation
from bot.policy.permissions import Act
from bot.services.agenda import meeting_view
from bot.services.agenda_answers import next_agenda
from bot.services.agenda_items import (
    ItemInput,
    UnknownTrajectoryError,
    add_item,
    coming_meeting,
    drop_item,
    may_drop,
    readable_item,
    rhythms_with_agenda,
)
from bot.services.agenda_lines import item_lines
from bot.services.attendance import open_to
from bot.services.meetings import rhythm_in_force
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import (
    Body,
    Command,
    Interaction,
    chosen_id,
    interaction,
    looking,
)
from handlers.opening import open_for_command, show, swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import earlier_answer, settle
from storage.agenda import find_agenda_item
from storage.meetings import find_meeting
from storage.tables import AgendaItem

_SOURCE, _MEETING = "source", "meeting"


def register(app: App, desk: Desk) -> None:
    """Every colleague may bring a point; who is at the table reads what others brought."""

    @app.action(ids.OPEN_FORM, middleware=needs(desk, Act.BRING_AGENDA))
    def _add(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _form_for(doing, chosen_id(body))
        show(client, body, view)

    @app.action(ids.OPEN_TYPED, middleware=needs(desk, Act.BRING_AGENDA))
    def _typed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _form(
                doing, ItemForm(text=shorten(str(body["actions"][0]["value"]).strip(), TEXT_LENGTH))
            )
        show(client, body, view)

    @app.shortcut(ids.SHORTCUT, middleware=needs(desk, Act.BRING_AGENDA))
    def _from_message(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        message = body["message"]
        source = f"{body['channel']['id']}:{message['ts']}"
        with looking(desk, body) as doing:
            text = readable(str(message.get("text") or ""), doing.here.words)
            view = _form(doing, ItemForm(text=shorten(text, TEXT_LENGTH)), source=source)
        show(client, body, view)

    @app.view(ids.FORM, middleware=needs(desk, Act.BRING_AGENDA))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_taken(desk, body))

    @app.action(ids.OPEN_ITEM, middleware=needs(desk, Act.BRING_AGENDA))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _item(doing, chosen_id(body))
        show(client, body, view)

    @app.action(ids.DROP, middleware=needs(desk, Act.BRING_AGENDA))
    def _drop(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            is_off = drop_item(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                item_id=chosen_id(body),
                now=doing.now,
            )
            doing.session.commit()
        swap(client, body, item_dropped(doing.here.words, before=not is_off))


def agenda_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi agenda``: what is on it; with words behind it, the form with those in it."""
    if not command.text:
        with looking(desk, command.body) as doing:
            message = next_agenda(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                audience=Audience.PERSON,
                now=doing.now,
            )
        command.ack(text=message.text, blocks=list(message.blocks), response_type="ephemeral")
        return
    command.ack()
    with looking(desk, command.body) as doing:
        view = _form(doing, _typed_before(command.text))
    open_for_command(desk, command, view, ids.OPEN_TYPED)


def _form(doing: Interaction, state: ItemForm, *, source: str = "") -> Block:
    rhythms = rhythms_with_agenda(doing.session, here=doing.here)
    if not rhythms:
        return no_meeting(doing.here.words)
    known = {each.slug for each in rhythms}
    rhythm = state.rhythm if state.rhythm in known else rhythms[0].slug
    metadata = FormMetadata(notes={_SOURCE: source})
    return item_form(
        ItemForm(state.text, state.why, state.number, rhythm),
        [Option(each.slug, each.label) for each in rhythms],
        doing.here.words,
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _typed_before(text: str) -> ItemForm:
    return ItemForm(text=shorten(text.strip(), TEXT_LENGTH))


def _form_for(doing: Interaction, meeting_id: int) -> Block:
    """The form at a meeting; at one with chosen people it is for that one alone."""
    meeting = find_meeting(
        doing.session, workspace_id=doing.here.workspace_id, meeting_id=meeting_id
    )
    if meeting is None:
        return _form(doing, ItemForm())
    rhythm = rhythm_in_force(doing.session, here=doing.here, slug=meeting.rhythm)
    if rhythm is None or not by_invitation(rhythm.kind):
        return _form(doing, ItemForm(rhythm=meeting.rhythm))
    open_to(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        meeting_id=meeting_id,
        now=doing.now,
    )
    metadata = FormMetadata(notes={_MEETING: meeting_id})
    return item_form(
        ItemForm(rhythm=rhythm.slug),
        [Option(rhythm.slug, rhythm.label)],
        doing.here.words,
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _taken(desk: Desk, body: Body) -> Response:
    """Keep it once; a repeat is answered with what stands there."""
    metadata, values = sent(body)
    typed = read_state(values)
    with interaction(desk, body) as doing:
        earlier = earlier_answer(doing, metadata)
        if earlier is None:
            outcome = _kept(doing, metadata, typed)
            if isinstance(outcome, str):
                field, _, phrase = outcome.partition(" ")
                told = doing.here.words.plain(PAGE, phrase, typed=typed.get(field) or "")
                return at_the_fields({block_ids(values)[field]: told})
            item = outcome
            settle(doing, metadata, {"item": item.id})
            doing.session.commit()
        else:
            found = find_agenda_item(
                doing.session, workspace_id=doing.here.workspace_id, item_id=int(earlier["item"])
            )
            if found is None:
                return in_its_place(item_dropped(doing.here.words, before=True))
            item = found
        return in_its_place(_added(doing, item))


def _kept(doing: Interaction, metadata: FormMetadata, typed: dict[str, Any]) -> AgendaItem | str:
    """What was kept; or the field that is wrong, and the phrase that says what to do."""
    text, number = visible_lines(str(typed.get("text") or "")), str(typed.get("number") or "")
    if not text:
        return "text problem_text"
    read = read_trajectory(number) if number.strip() else None
    if number.strip() and read is None:
        return "number problem_number"
    meeting_id = metadata.notes.get(_MEETING)
    wanted = ItemInput(
        rhythm=_rhythm_meant(doing, typed, meeting_id),
        text=text,
        why=visible_lines(str(typed.get("why") or "")),
        number=read,
        source=str(metadata.notes.get(_SOURCE) or ""),
        meeting_id=meeting_id,
    )
    try:
        return add_item(
            doing.session, here=doing.here, viewer=doing.viewer, wanted=wanted, now=doing.now
        )
    except UnknownTrajectoryError:
        return "number problem_number"


def _rhythm_meant(doing: Interaction, typed: dict[str, Any], meeting_id: int | None) -> str:
    """What was chosen; where there is nothing to choose, the only one there is."""
    if meeting_id is not None:
        meeting, _ = open_to(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            meeting_id=meeting_id,
            now=doing.now,
        )
        return meeting.rhythm
    chosen = typed.get("rhythm")
    return str(chosen or rhythms_with_agenda(doing.session, here=doing.here)[0].slug)


def _added(doing: Interaction, item: AgendaItem) -> Block:
    rhythm = rhythm_in_force(doing.session, here=doing.here, slug=item.rhythm)
    meeting = coming_meeting(
        doing.session,
        here=doing.here,
        rhythm=item.rhythm,
        now=doing.now,
        meeting_id=item.meeting_id,
    )
    shown = meeting_view(meeting, rhythm, here=doing.here) if meeting and rhythm else None
    (line,) = item_lines(doing.session, [item], here=doing.here)
    return item_added(line, shown, doing.here.words)


def _item(doing: Interaction, item_id: int) -> Block:
    item = readable_item(doing.session, here=doing.here, viewer=doing.viewer, item_id=item_id)
    (line,) = item_lines(doing.session, [item], here=doing.here)
    return item_modal(line, doing.here.words, may_drop=may_drop(doing.viewer, item))
