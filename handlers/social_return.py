"""Social return: reckoned for a command, reckoned and kept in a modal."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.language.commands import split_command
from bot.messages import social_return_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.messages.social_return import PAGE, ReturnView, answer, form, kept_note, ways
from bot.messages.value_view import KeptReturn
from bot.policy.permissions import Act
from bot.services.form_states import FieldProblem
from bot.services.municipality import Municipality
from bot.services.social_return import (
    asked_return,
    keep_social_return,
    view_of_trajectory,
    view_of_words,
    with_value,
)
from bot.services.value_words import ValueWords, read_return_words, read_value_fields
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
    municipality,
    today,
)
from handlers.opening import open_for_command, show
from handlers.responses import Response, at_the_fields, in_its_place
from storage.vocabulary import SocialReturnWay

_RETURN = "return"


def register(app: App, desk: Desk) -> None:
    """Open to everybody; of a trajectory only who may read its value."""

    @app.action(ids.OPEN_TYPED, middleware=needs(desk, Act.RECKON))
    def _typed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _form_of_words(desk, body, str(body["actions"][0]["value"])))

    @app.action(ids.OPEN_TRAJECTORY, middleware=needs(desk, Act.READ_CONFIDENTIAL))
    def _of_trajectory(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _form_of_trajectory(doing, chosen_id(body))
        show(client, body, view)

    @app.view(ids.FORM, middleware=needs(desk, Act.RECKON))
    def _submitted(ack: Ack, body: dict[str, Any]) -> None:
        metadata, values = sent(body)
        if metadata.subject_id is None:
            ack(**_reckoned(desk, body, values))
        else:
            ack(**_kept(desk, body, metadata, metadata.subject_id, values))


def from_command(desk: Desk, command: Command) -> None:
    """``/mvoi sr …``: the answer at once; without an amount that can be read, the form.

    Where there is no rule nothing can be reckoned, and so no form is opened.
    """
    command.ack()
    said = read_return_words(command.text)
    ruled = municipality(desk, command.body).profile.social_return is not None
    if ruled and (said.problems or said.is_empty):
        view = _form_of_words(desk, command.body, command.text)
        open_for_command(desk, command, view, ids.OPEN_TYPED)
        return
    message = answer(_asked(desk, command.body, said), municipality(desk, command.body).words)
    command.respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def is_asked(text: str) -> bool:
    """Whether ``return …`` behind ``/mvoi social`` asks for a sum, and is no other sentence."""
    first, rest = split_command(text)
    return first.lower().strip(".,:;!?") == _RETURN and not read_return_words(rest).left


def from_two_words(desk: Desk, command: Command) -> None:
    """``/mvoi social return …``."""
    from_command(desk, replace(command, text=split_command(command.text)[1]))


def _asked(desk: Desk, body: Body, said: ValueWords) -> ReturnView:
    with looking(desk, body) as doing:
        return asked_return(
            doing.session, said, here=doing.here, viewer=doing.viewer, today=doing.today
        )


def _view(doing: Interaction, trajectory_id: int) -> ReturnView:
    record = with_value(
        doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=trajectory_id
    )
    return view_of_trajectory(doing.session, record, here=doing.here, today=doing.today)


def _form_of_words(desk: Desk, body: Body, text: str) -> Block:
    said, here = read_return_words(text), municipality(desk, body)
    view = _asked(desk, body, said)
    return _form(view, here, mistakes=[_told(each, here) for each in said.problems])


def _form_of_trajectory(doing: Interaction, trajectory_id: int) -> Block:
    return _form(_view(doing, trajectory_id), doing.here)


def _form(view: ReturnView, here: Municipality, **told: Any) -> Block:
    base = {"way": view.kept.way.value, "wages": str(view.kept.wage_permille)} if view.kept else {}
    metadata = FormMetadata(subject_id=view.trajectory_id, base=base)
    return form(view, here.words, metadata=metadata.dump(), step=metadata.step, **told)


def _reckoned(desk: Desk, body: Body, values: Any) -> Response:
    here, typed = municipality(desk, body), read_state(values)
    said = read_value_fields(typed.get("value", ""), typed.get("wages", ""))
    if said.problems:
        return _at_the_fields(said.problems, values, here)
    return in_its_place(_form(view_of_words(said, here=here, today=today(desk, here)), here))


def _kept(
    desk: Desk, body: Body, opened: FormMetadata, trajectory_id: int, values: Any
) -> Response:
    typed = read_state(values)
    said = read_value_fields("", typed.get("wages", ""))
    with interaction(desk, body) as doing:
        here = doing.here
        choices = {way.value: way for way in ways(_view(doing, trajectory_id))}
        way = choices.get(typed.get("way") or "")
        problems = said.problems if way else (*said.problems, FieldProblem("way", "way_missing"))
        if problems or way is None:
            return _at_the_fields(problems, values, here)
        kept = keep_social_return(
            doing.session,
            here=here,
            viewer=doing.viewer,
            trajectory_id=trajectory_id,
            wanted=KeptReturn(way, said.wage_permille),
            shown=_shown(opened.base),
            now=doing.now,
        )
        doing.session.commit()
        view = view_of_trajectory(doing.session, kept.record, here=here, today=doing.today)
    return in_its_place(_form(view, here, note=kept_note(view, here.words, stale=kept.stale)))


def _shown(base: Mapping[str, str]) -> KeptReturn | None:
    """What stood with the trajectory when the form was opened."""
    if not base:
        return None
    wages = base["wages"]
    return KeptReturn(SocialReturnWay(base["way"]), int(wages) if wages.isdigit() else None)


def _at_the_fields(problems: Any, values: Any, here: Municipality) -> Response:
    at = block_ids(values)
    errors = {at[each.name]: _told(each, here) for each in problems}
    return at_the_fields(errors)


def _told(problem: FieldProblem, here: Municipality) -> str:
    own = problem.phrase in ("wages_unclear", "way_missing")
    page = PAGE if own else "trajectory_problems"
    return here.words.plain(page, problem.phrase, **problem.data)
