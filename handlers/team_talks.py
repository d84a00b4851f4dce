"""A talk with a team: kept with what was agreed, read, changed; each form taken once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import team_ids as ids
from bot.messages.form_fields import Option, block_ids, read_state
from bot.messages.message import Block
from bot.messages.team_talk import (
    MOST_ROWS,
    agree_form,
    edit_form,
    problem_said,
    talk_form,
    talk_modal,
)
from bot.messages.team_view import TalkView
from bot.policy.permissions import Act
from bot.services.action_items import Doer
from bot.services.form_states import FieldProblem
from bot.services.team_talk_views import talk_view
from bot.services.team_talks import agree, edit_talk, keep_talk
from bot.services.team_views import team_typed
from bot.slack.desk import Desk
from handlers.chosen_people import outsiders_refused
from handlers.door import needs
from handlers.form_metadata import FormMetadata, read_metadata, sent
from handlers.interaction import Body, Interaction, chosen_id, interaction, looking
from handlers.opening import swap
from handlers.read_number import read_trajectory_id
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import earlier_answer, settle
from handlers.team_talk_input import (
    Problems,
    Typed,
    read_agreements,
    read_one_agreement,
    read_talk,
)

_ROWS, _TALK, _VERSION = "rows", "talk", "version"


@dataclass(frozen=True)
class _Kept:
    """What came of a form: the talk that is shown, and the note above it."""

    talk_id: int
    note: str


_Outcome = _Kept | Block | Problems
_Take = Callable[[Interaction, Typed, FormMetadata], _Outcome]


def register(app: App, desk: Desk) -> None:
    """The adviser and the coordinator keep talks; who kept one reads it."""

    @app.action(ids.OPEN_TALK, middleware=needs(desk, Act.READ_TEAM))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _shown(doing, chosen_id(body))
        swap(client, body, view)

    @app.action(ids.CHOOSE_TALK, middleware=needs(desk, Act.READ_TEAM))
    def _choose(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _shown(doing, int(body["actions"][0]["selected_option"]["value"]))
        swap(client, body, view)

    def opens(action_id: str, form: Callable[[Interaction, Body], Block]) -> None:
        @app.action(action_id, middleware=needs(desk, Act.KEEP_TALKS))
        def _form(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
            ack()
            with looking(desk, body) as doing:
                view = form(doing, body)
            swap(client, body, view)

    for action_id, form in _OPENED.items():
        opens(action_id, form)

    def takes(callback_id: str, take: _Take) -> None:
        @app.view(callback_id, middleware=needs(desk, Act.KEEP_TALKS))
        def _sent(ack: Ack, body: dict[str, Any]) -> None:
            ack(**_taken(desk, body, take))

    for callback_id, take in _TAKEN.items():
        takes(callback_id, take)


def _new_form(doing: Interaction, body: Body) -> Block:
    """The form, for the team that the button names."""
    slug = team_typed(str(body["actions"][0]["value"]), here=doing.here)
    values = {"team": slug, "held_on": doing.today.isoformat()}
    return _talk_form(doing, values, FormMetadata(notes={_ROWS: 1}))


def _with_another(doing: Interaction, body: Body) -> Block:
    """The form as it stands, with an agreement more; Slack keeps what was typed in it."""
    standing = body["view"]
    metadata = read_metadata(standing["private_metadata"])
    rows = min(metadata.notes[_ROWS] + 1, MOST_ROWS)
    values = read_state(standing["state"]["values"])
    return _talk_form(doing, values, replace(metadata, notes={**metadata.notes, _ROWS: rows}))


def _talk_form(doing: Interaction, values: Typed, metadata: FormMetadata) -> Block:
    return talk_form(
        values,
        doing.here.words,
        teams=[Option(each.slug, each.label) for each in doing.here.profile.teams],
        rows=metadata.notes[_ROWS],
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _edit_form(doing: Interaction, body: Body) -> Block:
    view = _view(doing, chosen_id(body))
    values = {
        "kind": view.kind.value,
        "held_on": view.held_on.isoformat(),
        "present": view.present,
        "said": view.said,
    }
    return _edit(doing, values, _metadata(view))


def _edit(
    doing: Interaction, values: Typed, metadata: FormMetadata, standing: TalkView | None = None
) -> Block:
    return edit_form(
        values,
        doing.here.words,
        metadata=metadata.dump(),
        step=metadata.step,
        standing=standing,
    )


def _agree_form(doing: Interaction, body: Body) -> Block:
    view = _view(doing, chosen_id(body))
    metadata = _metadata(view)
    return agree_form(
        {}, doing.here.words, team=view.team, metadata=metadata.dump(), step=metadata.step
    )


def _metadata(view: TalkView) -> FormMetadata:
    """What a form about a talk remembers; no subject, for that would be a trajectory."""
    return FormMetadata(notes={_TALK: view.talk_id, _VERSION: view.version})


def _taken(desk: Desk, body: Body, take: _Take) -> Response:
    metadata, values = sent(body)
    if refused := outsiders_refused(desk, body):
        return refused
    with interaction(desk, body) as doing:
        earlier = earlier_answer(doing, metadata)
        if earlier is not None:
            return in_its_place(_shown(doing, earlier[_TALK]))
        outcome = take(doing, read_state(values), metadata)
        if isinstance(outcome, list):
            return _errors(doing, outcome, block_ids(values))
        if not isinstance(outcome, _Kept):
            return in_its_place(outcome)
        settle(doing, metadata, {_TALK: outcome.talk_id})
        answer = in_its_place(_shown(doing, outcome.talk_id, note=outcome.note))
        doing.session.commit()
    return answer


def _keep(doing: Interaction, typed: Typed, metadata: FormMetadata) -> _Outcome:
    talk = read_talk(typed, today=doing.today)
    agreements = read_agreements(doing, typed, rows=metadata.notes[_ROWS])
    trajectory_id = read_trajectory_id(doing, str(typed.get("number") or ""))
    team = team_typed(str(typed.get("team") or ""), here=doing.here)
    problems: Problems = [
        *(talk if isinstance(talk, list) else ()),
        *(each for each in agreements if isinstance(each, FieldProblem)),
        *([trajectory_id] if isinstance(trajectory_id, FieldProblem) else ()),
        *([FieldProblem("team", "team_missing")] if team is None else ()),
    ]
    if problems or isinstance(talk, list) or isinstance(trajectory_id, FieldProblem):
        return problems
    kept = keep_talk(
        _doer(doing),
        team=team or "",
        wanted=talk,
        agreements=[each for each in agreements if not isinstance(each, FieldProblem)],
        trajectory_id=trajectory_id,
    )
    return _Kept(kept.id or 0, "kept")


def _change(doing: Interaction, typed: Typed, metadata: FormMetadata) -> _Outcome:
    wanted = read_talk(typed, today=doing.today)
    if isinstance(wanted, list):
        return wanted
    talk_id = int(metadata.notes[_TALK])
    edited = edit_talk(_doer(doing), talk_id, version=int(metadata.notes[_VERSION]), wanted=wanted)
    if edited.stale:
        standing = _view(doing, talk_id)
        return _edit(doing, typed, _metadata(standing), standing)
    return _Kept(talk_id, "changed")


def _one_more(doing: Interaction, typed: Typed, metadata: FormMetadata) -> _Outcome:
    found = read_one_agreement(doing, typed, "")
    if isinstance(found, list):
        return found
    talk_id = int(metadata.notes[_TALK])
    agree(_doer(doing), talk_id, found)
    return _Kept(talk_id, "agreed")


def _view(doing: Interaction, talk_id: int) -> TalkView:
    return talk_view(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        talk_id=talk_id,
        today=doing.today,
    )


def _shown(doing: Interaction, talk_id: int, *, note: str | None = None) -> Block:
    return talk_modal(_view(doing, talk_id), doing.here.words, note=note)


def _doer(doing: Interaction) -> Doer:
    return Doer(doing.session, doing.here, doing.viewer, doing.now)


def _errors(doing: Interaction, problems: Problems, blocks: Mapping[str, str]) -> Response:
    words = doing.here.words
    return at_the_fields({blocks[each.name]: problem_said(each.phrase, words) for each in problems})


_OPENED: Mapping[str, Callable[[Interaction, Body], Block]] = {
    ids.OPEN_FORM: _new_form,
    ids.ADD_ROW: _with_another,
    ids.OPEN_EDIT: _edit_form,
    ids.OPEN_AGREE: _agree_form,
}
_TAKEN: Mapping[str, _Take] = {ids.FORM: _keep, ids.EDIT: _change, ids.AGREE: _one_more}
