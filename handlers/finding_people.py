"""``/mvoi wie``: who may help, with a button to ask them; and their answer."""

from typing import Any

import structlog
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.language.plain import Plain
from bot.language.plain_questions import plain_question
from bot.messages import community_ids as ids
from bot.messages.bundle import in_its_part
from bot.messages.colleagues import (
    ABOUT_LENGTH,
    PAGE,
    SHOWN_PEOPLE,
    ask_form,
    asked_modal,
    colleague_answered,
    read_asking,
    who_modal,
)
from bot.messages.community_view import PersonFound
from bot.messages.escaping import shorten
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block, Message
from bot.policy.community import Hindrance
from bot.policy.permissions import Act
from bot.services.colleague_notices import question_line
from bot.services.colleague_questions import answer_colleague, ask_colleague
from bot.services.errors import NotFoundError
from bot.services.finding_people import find_people
from bot.services.roles import overseers
from bot.services.visible_text import visible_lines, visible_text
from bot.slack.colleagues import is_colleague
from bot.slack.desk import Desk
from bot.slack.failures import NO_ANSWER
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import (
    Body,
    Command,
    chosen_id,
    interaction,
    looking,
    team_of,
)
from handlers.opening import open_for_command, show
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import is_new
from storage.community import find_asked
from storage.people import people_by_id

log = structlog.get_logger()

_ASKED, _ABOUT = "asked", "about"


def register(app: App, desk: Desk) -> None:
    """Looking and asking is for colleagues; answering for who is asked."""

    @app.action(ids.OPEN_WHO, middleware=needs(desk, Act.FIND_PEOPLE))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _who(desk, body, str(body["actions"][0]["value"])))

    @app.view(ids.WHO, middleware=needs(desk, Act.FIND_PEOPLE))
    def _look(ack: Ack, body: dict[str, Any]) -> None:
        _, values = sent(body)
        ack(**in_its_place(_who(desk, body, str(read_state(values)["about"]))))

    @app.action(ids.OPEN_ASK, middleware=needs(desk, Act.FIND_PEOPLE))
    def _ask(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _form(desk, body))

    @app.view(ids.ASK, middleware=needs(desk, Act.FIND_PEOPLE))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_asked(desk, body))

    @app.action(ids.HELP, middleware=needs(desk, Act.ANSWER_OWN))
    def _help(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        _replace(respond, body, _answered(desk, body, helps=True))

    @app.action(ids.DECLINE, middleware=needs(desk, Act.ANSWER_OWN))
    def _decline(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        _replace(respond, body, _answered(desk, body, helps=False))


def is_for_people(rest: str) -> bool:
    """Whether what stands behind ``wie`` looks for somebody: ``wie is de coördinator`` does not."""
    found = plain_question(f"wie {rest}") if rest else None
    return found is None or found.asks is Plain.WHO_HELPS


def who_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi wie klimaat gww``, or as a whole sentence."""
    command.ack()
    found = plain_question(f"wie {command.text}")
    about = found.topic if found and found.asks is Plain.WHO_HELPS else command.text
    open_for_command(desk, command, _who(desk, command.body, about), ids.OPEN_WHO)


def _who(desk: Desk, body: Body, typed: str) -> Block:
    """Who may help; of those who would be shown, Slack is asked whether they are colleagues."""
    about = shorten(visible_text(typed), ABOUT_LENGTH)
    metadata = FormMetadata()
    with looking(desk, body) as doing:
        found = find_people(doing.session, here=doing.here, viewer=doing.viewer, text=about)
        whom, words = overseers(doing.session, here=doing.here), doing.here.words
    return who_modal(
        _colleagues(desk, body, found),
        words,
        about=about,
        whom=whom,
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _colleagues(desk: Desk, body: Body, found: tuple[PersonFound, ...]) -> list[PersonFound]:
    """Without guests and people of other organisations, as far as they would be shown."""
    team = team_of(body)
    book = desk.post_offices.of_team(team).addresses
    kept: list[PersonFound] = []
    for place, each in enumerate(found):
        if len(kept) == SHOWN_PEOPLE:
            return [*kept, *found[place:]]
        if not book.outsider_soon(each.user, team_id=team):
            kept.append(each)
    return kept


def _form(desk: Desk, body: Body) -> Block:
    asked_id, about = read_asking(str(body["actions"][0]["value"]))
    metadata = FormMetadata(asked_id, notes={_ABOUT: about})
    with looking(desk, body) as doing:
        people = people_by_id(doing.session, workspace_id=doing.here.workspace_id, ids=[asked_id])
        if asked_id not in people:
            raise NotFoundError
        user, words = people[asked_id].slack_user_id, doing.here.words
    return ask_form(user, words, about=about, metadata=metadata.dump(), step=metadata.step)


def _asked(desk: Desk, body: Body) -> Response:
    """Ask once; a repeat is answered as the first. Whether it is a colleague, Slack tells."""
    metadata, values = sent(body)
    text = visible_lines(read_state(values)["text"] or "")
    asked_id, about = metadata.subject_id or 0, str(metadata.notes[_ABOUT])
    team = team_of(body)
    with looking(desk, body) as doing:
        people = people_by_id(doing.session, workspace_id=doing.here.workspace_id, ids=[asked_id])
    if asked_id not in people:
        raise NotFoundError
    user = people[asked_id].slack_user_id
    colleague = is_colleague(desk.post_offices.of_team(team).reading, user, team_id=team)
    with interaction(desk, body) as doing:
        words = doing.here.words
        if not text:  # nothing but spaces
            return at_the_fields({block_ids(values)["text"]: words.plain(PAGE, "problem_empty")})
        if is_new(doing, metadata):
            hinders: Hindrance | None = Hindrance.NOT_FOUND
            if colleague:
                hinders = ask_colleague(
                    doing.session,
                    here=doing.here,
                    viewer=doing.viewer,
                    asked_id=asked_id,
                    about=about,
                    text=text,
                    now=doing.now,
                )
            if hinders is not None:  # nothing is kept: the form may be sent again
                said = words.plain(PAGE, f"problem_{hinders.value}")
                return at_the_fields({block_ids(values)["text"]: said})
            doing.session.commit()
        return in_its_place(asked_modal(user, words))


def _answered(desk: Desk, body: Body, *, helps: bool) -> Message:
    question_id = chosen_id(body)
    with interaction(desk, body) as doing:
        new = answer_colleague(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            question_id=question_id,
            helps=helps,
            now=doing.now,
        )
        question = find_asked(
            doing.session, workspace_id=doing.here.workspace_id, question_id=question_id
        )
        if question is None:
            raise NotFoundError
        line = question_line(doing.session, question, here=doing.here)
        doing.session.commit()
        return colleague_answered(line, doing.here.words, before=not new)


def _replace(respond: Respond, body: Body, message: Message) -> None:
    """What came of it, in place of the question."""
    try:
        respond(
            text=message.text,
            blocks=in_its_part(body, message.blocks),
            replace_original=True,
        )
    except (SlackApiError, *NO_ANSWER) as error:  # it is done; the old buttons do no harm
        log.info("a question could not be replaced", error=type(error).__name__)
