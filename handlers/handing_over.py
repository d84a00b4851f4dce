"""Handing over what hangs on somebody: who and to whom, what, and what became of it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import hand_over_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.hand_over import PAGE, choose_form, hand_over_form, result_modal
from bot.messages.hand_over_view import Thing, piles_of
from bot.messages.message import Block
from bot.policy.hand_over import Hung, may_choose_person, may_pass_on
from bot.policy.permissions import Act
from bot.services.handing_over import Handing, hand_over, hanging
from bot.services.people import make_known, person_id_of
from bot.slack.colleagues import is_colleague
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import (
    Body,
    Command,
    Interaction,
    interaction,
    looking,
    municipality,
    team_of,
    user_of,
)
from handlers.opening import open_for_command, swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import earlier_answer, settle

_PERSON, _SUCCESSOR, _KINDS = "person", "successor", "kinds"


def register(app: App, desk: Desk) -> None:
    """For everybody who has something; the services know whose things somebody hands over."""

    @app.action(ids.OPEN, middleware=needs(desk, Act.HAND_OVER))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _first(desk, body))

    @app.view(ids.CHOOSE, middleware=needs(desk, Act.HAND_OVER))
    def _chosen(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_asked(desk, body))

    @app.view(ids.FORM, middleware=needs(desk, Act.HAND_OVER))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_handed_over(desk, body))


def hand_over_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi overdragen``: the coordinator chooses whose things, others hand over their own."""
    command.ack()
    open_for_command(desk, command, _first(desk, command.body), ids.OPEN)


def _first(desk: Desk, body: Body) -> Block:
    metadata = FormMetadata()
    with looking(desk, body) as doing:
        return choose_form(
            doing.here.words,
            chooses_person=may_choose_person(doing.viewer),
            metadata=metadata.dump(),
            step=metadata.step,
        )


def _asked(desk: Desk, body: Body) -> Response:
    """What hangs on them; nothing is written yet."""
    _, values = sent(body)
    typed, fields = read_state(values), block_ids(values)
    person, successor = typed.get(_PERSON) or user_of(body), typed[_SUCCESSOR]
    if person == successor:
        said = municipality(desk, body).words.plain(PAGE, "problem_same")
        return at_the_fields({fields[_SUCCESSOR]: said})
    if _is_outside(desk, body, successor):
        said = municipality(desk, body).words.plain("problems", "person_outsider")
        return at_the_fields({fields[_SUCCESSOR]: said})
    with interaction(desk, body) as doing:
        return in_its_place(_form(doing, person, successor))


def _is_outside(desk: Desk, body: Body, user: str) -> bool:
    """Whether Slack calls them somebody from outside.

    That is asked of the successor alone: whose things go may be a guest, and go to a colleague.
    """
    team = team_of(body)
    client = desk.post_offices.of_team(team).reading
    return not is_colleague(client, user, team_id=team)


def _form(doing: Interaction, person: str, successor: str) -> Block:
    known = hanging(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        person_id=_id_of(doing, person),
        now=doing.now,
    )
    movable = [each for each in known if may_pass_on(doing.viewer, each.kind)]
    metadata = FormMetadata(notes={_PERSON: person, _SUCCESSOR: successor})
    return hand_over_form(
        piles_of(movable),
        piles_of(each for each in known if each not in movable),
        doing.here.words,
        person=person,
        successor=successor,
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _handed_over(desk: Desk, body: Body) -> Response:
    metadata, values = sent(body)
    kinds = {Hung(each) for each in read_state(values).get(_KINDS) or ()}
    person, successor = metadata.notes[_PERSON], metadata.notes[_SUCCESSOR]
    with interaction(desk, body) as doing:
        if not kinds:
            said = doing.here.words.plain(PAGE, "problem_none_chosen")
            return at_the_fields({block_ids(values)[_KINDS]: said})
        answer = earlier_answer(doing, metadata)
        if answer is None:
            make_known(
                doing.session,
                here=doing.here,
                slack_user_ids=[person, successor],
                now=doing.now,
            )
            handing = Handing(
                doing.session,
                doing.here,
                doing.viewer,
                doing.now,
                person_id=_id_of(doing, person),
                successor_id=_id_of(doing, successor),
            )
            done = hand_over(handing, kinds)
            answer = {"moved": _counts(done.moved), "stayed": _counts(done.stayed)}
            settle(doing, metadata, answer)
        moved, stayed = (
            {Hung(kind): int(count) for kind, count in answer[name].items()}
            for name in ("moved", "stayed")
        )
        view = result_modal(moved, stayed, doing.here.words, successor=successor)
        doing.session.commit()
    return in_its_place(view)


def _counts(things: Iterable[Thing]) -> dict[str, int]:
    return dict(Counter(each.kind.value for each in things))


def _id_of(doing: Interaction, user: str) -> int:
    return person_id_of(doing.session, here=doing.here, slack_user_id=user, now=doing.now)
