"""``/mvoi rollen``: who has which role, read by colleagues, changed by the coordinator."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import problems
from bot.messages import role_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.messages.roles import GIVE, PAGE, RoleChoice, change_said, roles_modal
from bot.policy.confidentiality import permitted
from bot.policy.permissions import Act
from bot.services.errors import LastCoordinatorError
from bot.services.roles import change_role, role_lines
from bot.slack.colleagues import is_colleague
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Command, Interaction, interaction, looking, team_of
from handlers.opening import open_for_command, show
from handlers.responses import Response, at_the_fields, in_its_place
from storage.vocabulary import MunicipalRole


def register(app: App, desk: Desk) -> None:
    """Reading is for colleagues, giving for the coordinator."""

    @app.action(ids.OPEN_ROLES, middleware=needs(desk, Act.READ_ROLES))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _shown(doing)
        show(client, body, view)

    @app.view(ids.ROLES, middleware=needs(desk, Act.GIVE_ROLES))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_changed(desk, body))


def roles_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi rollen``: who has which role."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = _shown(doing)
    open_for_command(desk, command, view, ids.OPEN_ROLES)


def _shown(
    doing: Interaction, *, chosen: RoleChoice | None = None, note: Mrkdwn | None = None
) -> Block:
    metadata = FormMetadata()
    return roles_modal(
        role_lines(doing.session, here=doing.here, viewer=doing.viewer),
        doing.here.words,
        may_give=permitted(doing.viewer, Act.GIVE_ROLES),
        chosen=chosen,
        metadata=metadata.dump(),
        step=metadata.step,
        note=note,
    )


def _changed(desk: Desk, body: Body) -> Response:
    """Give or take it; sending the same again changes nothing."""
    _, values = sent(body)
    typed = read_state(values)
    chosen = RoleChoice(typed["role"], typed["person"], typed["way"])
    wrong = _wrong_person(desk, body, chosen)
    with interaction(desk, body) as doing:
        words = doing.here.words
        if wrong:
            return _at_person(values, words.plain(PAGE, wrong))
        role, user = MunicipalRole(str(chosen.role)), str(chosen.person)
        try:
            new = change_role(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                role=role,
                slack_user_id=user,
                gives=chosen.way == GIVE,
                now=doing.now,
            )
        except LastCoordinatorError as last:
            return _at_person(values, words.plain(problems.PAGE, last.phrase))
        note = change_said(role, user, words, way=chosen.way, new=new)
        doing.session.commit()
    with looking(desk, body) as doing:  # who gave their own role away reads on as a colleague
        view = _shown(doing, note=note)
    return in_its_place(view)


def _wrong_person(desk: Desk, body: Body, chosen: RoleChoice) -> str | None:
    """What is wrong with who was chosen; of who left, a role can be taken."""
    team = team_of(body)
    reading = desk.post_offices.of_team(team).reading
    if chosen.way == GIVE and not is_colleague(reading, str(chosen.person), team_id=team):
        return "problem_person_outsider"
    return None


def _at_person(values: Any, said: str) -> Response:
    return at_the_fields({block_ids(values)["person"]: said})
