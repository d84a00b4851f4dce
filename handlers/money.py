"""Whether MVOI needs money: answered in its place, and listed for Finance and who oversees."""

import re
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.messages import money_ids as ids
from bot.messages.bundle import in_its_part
from bot.messages.form_fields import read_state
from bot.messages.message import Block
from bot.messages.money_asked import asked, note_form
from bot.messages.money_list import money_list
from bot.policy.permissions import Act
from bot.services.money_answers import answer_money, note_money, own_money_row
from bot.services.money_list import list_money
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Command, chosen_id, interaction, looking
from handlers.opening import open_for_command, show, swap
from handlers.responses import DONE
from storage.vocabulary import MoneyAnswer

_ANSWER = re.compile(f"^{ids.ANSWER}({'|'.join(MoneyAnswer)})$")


def register(app: App, desk: Desk) -> None:
    """Only who was asked answers; the list is for Finance and who oversees everything."""

    @app.action(_ANSWER, middleware=needs(desk, Act.ANSWER_OWN))
    def _answered(ack: Ack, respond: Respond, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        answer = MoneyAnswer(body["actions"][0]["action_id"].removeprefix(ids.ANSWER))
        with interaction(desk, body) as doing:
            asking = answer_money(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                question_id=chosen_id(body),
                answer=answer,
                now=doing.now,
            )
            message = asked(asking, doing.here.words)
            doing.session.commit()
        if answer is MoneyAnswer.YES:  # first: a trigger lives three seconds
            show(client, body, _note_form(desk, body))
        blocks = in_its_part(body, message.blocks)
        respond(text=message.text, blocks=blocks, replace_original=True)

    @app.action(ids.NOTE, middleware=needs(desk, Act.ANSWER_OWN))
    def _note(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _note_form(desk, body))

    @app.view(ids.FORM, middleware=needs(desk, Act.ANSWER_OWN))
    def _noted(ack: Ack, body: dict[str, Any]) -> None:
        metadata, values = sent(body)
        with interaction(desk, body) as doing:
            note_money(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                question_id=metadata.subject_id or 0,
                note=str(read_state(values).get("note") or ""),
                now=doing.now,
            )
            doing.session.commit()
        ack(**DONE)

    @app.action(ids.OPEN_LIST, middleware=needs(desk, Act.LIST_COSTS))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _listed(desk, body))


def money_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi begroting``: which purchases need money; in a modal, never in a channel."""
    command.ack()
    open_for_command(desk, command, _listed(desk, command.body), ids.OPEN_LIST)


def _note_form(desk: Desk, body: Body) -> Block:
    with looking(desk, body) as doing:
        row = own_money_row(
            doing.session, here=doing.here, viewer=doing.viewer, question_id=chosen_id(body)
        )
    metadata = FormMetadata(row.question_id)
    return note_form(row, doing.here.words, metadata=metadata.dump(), step=metadata.step)


def _listed(desk: Desk, body: Body) -> Block:
    with looking(desk, body) as doing:
        found = list_money(doing.session, here=doing.here, viewer=doing.viewer, today=doing.today)
    return money_list(found, doing.here.words)
