"""What people press at a nudge: each answer takes the place of the question."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.messages import nudge_ids as ids
from bot.messages.bundle import in_its_part
from bot.messages.form_fields import Option, block_ids, read_state
from bot.messages.message import Message
from bot.messages.nudge import PAGE, settled
from bot.messages.nudge_forms import NEEDS, answered_modal, need_form, team_form
from bot.messages.nudge_view import NudgePlace, Settled, read_nudge_place
from bot.messages.team_week import mine_taken
from bot.policy.permissions import Act
from bot.services.form_states import FieldProblem, MistakeError
from bot.services.nudge_answers import (
    ask_talk,
    give_team,
    hear_later,
    need_not,
    say_needed,
    take_on,
)
from bot.services.nudge_views import coming_of
from bot.services.nudge_writing import Answered, Answering, answerable, is_open
from bot.services.trajectory_input import read_value
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Interaction, interaction, looking, user_of
from handlers.nudge_place import WHERE, put_in_place, where_of
from handlers.opening import show
from handlers.responses import DONE, Response, at_the_fields, in_its_place
from handlers.sent_once import earlier_answer, settle
from storage.vocabulary import NeedAnswer, NudgeAnswer

MOMENT = "moment"


def register(app: App, desk: Desk) -> None:
    """Who may answer for a tender is decided per tender."""
    for action_id, answer in ((ids.GOES_ON, say_needed), (ids.TALK, ask_talk)):
        _register_answer(app, desk, action_id, answer)

    @app.action(ids.LATER, middleware=needs(desk, Act.ANSWER_NUDGE))
    def _later(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        chosen = body["actions"][0].get("selected_option")
        if chosen is None:
            return
        choice, _, place = str(chosen["value"]).partition("|")
        with interaction(desk, body) as doing:
            outcome = hear_later(_answering(doing, read_nudge_place(place)), choice=choice)
            message = _settled(doing, outcome, user_of(body))
            doing.session.commit()
        _respond(respond, body, message)

    @app.action(ids.MINE, middleware=needs(desk, Act.ANSWER_NUDGE))
    def _mine(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            outcome = take_on(_answering(doing, read_nudge_place(body["actions"][0]["value"])))
            words = doing.here.words
            doing.session.commit()
        (said,) = mine_taken(words, user="" if outcome.is_past else user_of(body))
        pressed = body["actions"][0].get("block_id")
        standing = (body.get("message") or {}).get("blocks") or []
        blocks = [
            {**said, "block_id": pressed} if each.get("block_id") == pressed else each
            for each in standing
        ]
        text = str((body.get("message") or {}).get("text") or "")
        respond(text=text, blocks=blocks, replace_original=True)

    @app.action(ids.NOT_NEEDED, middleware=needs(desk, Act.ANSWER_NUDGE))
    def _not_needed(ack: Ack, client: WebClient, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        _open(desk, client, respond, body)

    @app.action(ids.OTHER_TEAM, middleware=needs(desk, Act.ANSWER_NUDGE))
    def _other_team(ack: Ack, client: WebClient, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        _open(desk, client, respond, body)

    @app.view(ids.FORM_NOT_NEEDED, middleware=needs(desk, Act.ANSWER_NUDGE))
    def _need_sent(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        _take(desk, ack, client, body)

    @app.view(ids.FORM_TEAM, middleware=needs(desk, Act.ANSWER_NUDGE))
    def _team_sent(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        _take(desk, ack, client, body)


def _register_answer(app: App, desk: Desk, action_id: str, answer: Any) -> None:
    @app.action(action_id, middleware=needs(desk, Act.ANSWER_NUDGE))
    def _pressed(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        place = read_nudge_place(body["actions"][0]["value"])
        with interaction(desk, body) as doing:
            message = _settled(doing, answer(_answering(doing, place)), user_of(body))
            doing.session.commit()
        _respond(respond, body, message)


def _open(desk: Desk, client: WebClient, respond: Respond, body: Body) -> None:
    """The form; or, in its place in the message, that it was settled meanwhile."""
    action = body["actions"][0]
    place = read_nudge_place(str(action["value"]))
    with looking(desk, body) as doing:
        answering = _answering(doing, place)
        stored = answerable(answering)
        here, coming = doing.here, coming_of(stored)
        waits = is_open(answering, stored)
    if not waits:
        _respond(respond, body, settled(Settled(coming, None), here.words))
        return
    metadata = FormMetadata(
        subject_id=place.tender_id, notes={MOMENT: place.moment, WHERE: where_of(body)}
    )
    asked = {"metadata": metadata.dump(), "step": metadata.step}
    if action["action_id"] == ids.OTHER_TEAM:
        teams = [
            Option(each.slug, each.label) for each in here.profile.teams if each.slug != stored.team
        ]
        show(client, body, team_form(coming, teams, here.words, **asked))
    else:
        show(client, body, need_form(coming, here.words, **asked))


def _take(desk: Desk, ack: Ack, client: WebClient, body: Body) -> None:
    metadata, values = sent(body)
    typed = read_state(values)
    with interaction(desk, body) as doing:
        if earlier_answer(doing, metadata) is not None:
            ack(**DONE)
            return
        place = NudgePlace(metadata.subject_id or 0, str(metadata.notes[MOMENT]))
        try:
            outcome = _answered(_answering(doing, place), typed)
        except MistakeError as mistake:
            ack(**_at_field(doing, mistake.problem, values))
            return
        message = _settled(doing, outcome, user_of(body))
        words = doing.here.words
        settle(doing, metadata, {"subject": metadata.subject_id})
        doing.session.commit()
    response = in_its_place(answered_modal(message.blocks, words)) if outcome.is_past else DONE
    ack(**response)
    put_in_place(client, metadata.notes.get(WHERE), message)


def _answered(doing: Answering, typed: dict[str, Any]) -> Answered:
    if "team" in typed:
        return give_team(doing, team=str(typed["team"]))
    need = next((each for each in NEEDS if each.value == typed.get("need")), None)
    if need is None:
        raise MistakeError("need", "need_missing")
    try:
        saved = read_value(typed.get("saved") or "")
    except MistakeError as mistake:
        problem = mistake.problem
        raise MistakeError("saved", problem.phrase, **problem.data) from mistake
    reason = visible_lines(typed.get("reason") or "") or None
    return need_not(doing, need=need, reason=reason, saved_cents=saved)


def _at_field(doing: Interaction, problem: FieldProblem, values: Any) -> Response:
    at, words = block_ids(values), doing.here.words
    if problem.phrase.startswith("value_"):
        told = words.plain("trajectory_problems", problem.phrase, **problem.data)
    else:
        page = "journey" if problem.phrase == "saved_too_much" else PAGE
        told = words.plain(page, f"problem_{problem.phrase}")
    return at_the_fields({at[problem.name]: told})


def _answering(doing: Interaction, place: NudgePlace) -> Answering:
    return Answering(doing.session, doing.here, doing.viewer, place, doing.now)


def _settled(doing: Interaction, outcome: Answered, user: str) -> Message:
    teams = {each.slug: each.label for each in doing.here.profile.teams}
    told = Settled(
        coming=coming_of(outcome.tender),
        answer=None if outcome.is_past else outcome.answer,
        user=user,
        until=outcome.until,
        team=teams.get(outcome.team or "", ""),
        reduced=outcome.answer is NudgeAnswer.GOES_ON and outcome.tender.need is NeedAnswer.LESS,
    )
    return settled(told, doing.here.words)


def _respond(respond: Respond, body: Body, message: Message) -> None:
    blocks = in_its_part(body, message.blocks)
    respond(text=message.text, blocks=blocks, replace_original=True)
