"""Calling a selection of members together, on a theme or a question."""

from datetime import date
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import meeting_ids as ids
from bot.messages.escaping import shorten
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.messages.selection import PAGE, THEME_LENGTH, SelectionForm, invited, selection_form
from bot.policy.permissions import Act
from bot.services.agenda import meeting_view
from bot.services.errors import NotFoundError
from bot.services.selection import (
    DayTakenError,
    SelectionInput,
    TimePastError,
    call_meeting,
    proposed_people,
    selection_rhythm,
)
from bot.services.visible_text import visible_lines
from bot.slack.colleagues import is_colleague
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Command, Interaction, interaction, looking, team_of, user_of
from handlers.opening import open_for_command, show
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import earlier_answer, settle
from storage.meetings import find_meeting
from storage.tables import Meeting


def register(app: App, desk: Desk) -> None:
    """For who oversees everything."""

    @app.action(ids.OPEN_SELECTION, middleware=needs(desk, Act.CALL_MEETING))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _form(doing, str(body["actions"][0]["value"]))
        show(client, body, view)

    @app.view(ids.SELECTION, middleware=needs(desk, Act.CALL_MEETING))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_called(desk, body))


def selection_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi selectie klimaat``: who stand for it, to choose from."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = _form(doing, command.text)
    open_for_command(desk, command, view, ids.OPEN_SELECTION)


def _form(doing: Interaction, typed: str) -> Block:
    selection_rhythm(doing.session, here=doing.here)
    metadata, theme = FormMetadata(), shorten(" ".join(typed.split()), THEME_LENGTH)
    people = proposed_people(doing.session, theme, here=doing.here)
    return selection_form(
        SelectionForm(theme, people),
        doing.here.words,
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _called(desk: Desk, body: Body) -> Response:
    """Call it once; a repeat is answered with what stands there."""
    metadata, values = sent(body)
    typed = read_state(values)
    people = tuple(user for user in typed["people"] if user != user_of(body))
    outsiders = _outsiders(desk, body, people)  # asks Slack, so before the transaction
    with interaction(desk, body) as doing:
        earlier = earlier_answer(doing, metadata)
        if earlier is None:
            outcome = ("people", "outsider") if outsiders else _kept(doing, typed, people)
            if isinstance(outcome, tuple):
                field, phrase = outcome
                told = doing.here.words.plain(PAGE, f"problem_{phrase}")
                return at_the_fields({block_ids(values)[field]: told})
            settle(doing, metadata, {"meeting": outcome.id})
            doing.session.commit()
            return in_its_place(_invited(doing, outcome, people))
        found = find_meeting(
            doing.session,
            workspace_id=doing.here.workspace_id,
            meeting_id=int(earlier["meeting"]),
        )
        if found is None:
            raise NotFoundError
        return in_its_place(_invited(doing, found, people))


def _kept(
    doing: Interaction, typed: dict[str, Any], people: tuple[str, ...]
) -> Meeting | tuple[str, str]:
    """The meeting; or the field that is wrong, and the phrase that says what to do."""
    theme = " ".join(visible_lines(str(typed["theme"] or "")).split())
    if not theme:
        return "theme", "theme"
    if not people:
        return "people", "people"
    wanted = SelectionInput(
        theme=theme,
        question=visible_lines(str(typed["question"] or "")),
        people=people,
        day=date.fromisoformat(typed["day"]),
        at=str(typed["at"]),
        place=" ".join(visible_lines(str(typed["place"] or "")).split()),
    )
    try:
        return call_meeting(
            doing.session, here=doing.here, viewer=doing.viewer, wanted=wanted, now=doing.now
        )
    except TimePastError:
        return "day", "past"
    except DayTakenError:
        return "day", "taken"


def _invited(doing: Interaction, meeting: Meeting, people: tuple[str, ...]) -> Block:
    rhythm = selection_rhythm(doing.session, here=doing.here)
    return invited(meeting_view(meeting, rhythm, here=doing.here), people, doing.here.words)


def _outsiders(desk: Desk, body: Body, people: tuple[str, ...]) -> bool:
    team = team_of(body)
    client = desk.post_offices.of_team(team).reading
    return not all(is_colleague(client, user, team_id=team) for user in people)
