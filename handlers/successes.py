"""Telling of a success, and the list of them."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import success_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.messages.success_list import success_list_message, success_list_modal
from bot.messages.success_report import problem_said, thanked
from bot.policy.confidentiality import permitted
from bot.policy.permissions import Act
from bot.policy.successes import Hindrance
from bot.services.form_states import FieldProblem, fingerprint
from bot.services.people import person_id_of
from bot.services.success_input import possible_names, read_parts, read_purchase
from bot.services.success_reports import Report, report_success, what_hinders_report
from bot.services.success_views import success_list
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Command, Interaction, interaction, looking
from handlers.opening import open_for_command, show, swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import earlier_answer, settle
from handlers.success_shown import NAMES, drafting, rendered, report_at, report_of

_NUMBER = "number"


def register(app: App, desk: Desk) -> None:
    """Every colleague may tell of one and read what was celebrated."""

    @app.action(ids.OPEN_REPORT, middleware=needs(desk, Act.REPORT_SUCCESS))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        value = str(body["actions"][0]["value"]).strip()
        with looking(desk, body) as doing:
            view = report_at(doing, int(value)) if value else report_of(doing, "")
        show(client, body, view)

    @app.action(ids.OPEN_REPORT_TYPED, middleware=needs(desk, Act.REPORT_SUCCESS))
    def _typed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = report_of(doing, str(body["actions"][0]["value"]))
        show(client, body, view)

    @app.view(ids.REPORT_FORM, middleware=needs(desk, Act.REPORT_SUCCESS))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_taken(desk, body))

    @app.action(ids.OPEN_LIST, middleware=needs(desk, Act.REPORT_SUCCESS))
    def _list(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            found = success_list(doing.session, here=doing.here, viewer=doing.viewer)
        swap(client, body, success_list_modal(found, doing.here.words))


def report_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi succes …``: the form, with the number or the words behind it."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = report_of(doing, command.text)
    open_for_command(desk, command, view, ids.OPEN_REPORT_TYPED)


def list_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi successen``: what was celebrated; for the coordinator also what waits."""
    command.ack()
    with looking(desk, command.body) as doing:
        found = success_list(doing.session, here=doing.here, viewer=doing.viewer)
        message = success_list_message(found, doing.here.words)
    command.respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def _taken(desk: Desk, body: Body) -> Response:
    metadata, values = sent(body)
    typed = read_state(values)
    with interaction(desk, body) as doing:
        earlier = earlier_answer(doing, metadata)
        if earlier is not None:
            hindered = earlier["hindered"]
            return in_its_place(
                _thanked(doing, Hindrance(hindered) if hindered else None, earlier["subject"])
            )
        outcome = _told(doing, typed, metadata)
        if isinstance(outcome, FieldProblem):
            said = problem_said(outcome.phrase, doing.here.words)
            return at_the_fields({block_ids(values)[outcome.name]: said})
        doing.session.commit()
    return in_its_place(outcome)


def _told(
    doing: Interaction, typed: dict[str, Any], metadata: FormMetadata
) -> Block | FieldProblem:
    parts = read_parts(typed)
    if isinstance(parts, FieldProblem):
        return parts
    record = read_purchase(drafting(doing), str(typed.get(_NUMBER) or ""))
    if isinstance(record, FieldProblem):
        return record
    if what_hinders_report(drafting(doing), record) is Hindrance.STOPPED:
        return FieldProblem(_NUMBER, "number_stopped")
    names = possible_names(parts, here=doing.here)
    prints = [fingerprint(name) for name in names]
    if not set(prints) <= set(metadata.notes.get(NAMES, ())):
        asking = metadata.rendered_again(**{NAMES: prints})
        return rendered(doing, typed, asking, names=names)
    people = [
        person_id_of(doing.session, here=doing.here, slack_user_id=user, now=doing.now)
        for user in typed.get("people") or ()
    ]
    told = f"form {metadata.nonce}"
    kept = report_success(drafting(doing), Report(parts, told, record, people))
    hindered = kept.hindered.value if kept.hindered else None
    settle(doing, metadata, {"subject": kept.success_id, "hindered": hindered})
    return _thanked(doing, kept.hindered, kept.success_id)


def _thanked(doing: Interaction, hindered: Hindrance | None, success_id: int) -> Block:
    """A coordinator can go on to the draft at once."""
    decides = permitted(doing.viewer, Act.KEEP_SUCCESSES) and hindered is None
    return thanked(doing.here.words, hindered=hindered, success_id=success_id if decides else None)
