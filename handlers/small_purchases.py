"""``/mvoi klein``: a small purchase in two choices and a save."""

from collections.abc import Iterable
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import small_purchase_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.messages.small_purchase import (
    PAGE,
    SmallForm,
    read_small_form,
    small_form,
    thanked,
    too_much,
)
from bot.messages.trajectory_form import FormState, new_form
from bot.policy.permissions import Act
from bot.services.form_states import FieldProblem
from bot.services.municipality import Municipality
from bot.services.small_purchases import (
    is_too_much,
    keep_small,
    limit_of,
    proposed_small,
    read_small,
    thanks_for,
    typed_small,
)
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import (
    Body,
    Command,
    Interaction,
    interaction,
    municipality,
    today,
    user_of,
)
from handlers.opening import open_for_command, show
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import earlier_answer, settle
from storage.vocabulary import ProcessRole

_OWN = frozenset({"choice_missing", "description_too_long"})


def register(app: App, desk: Desk) -> None:
    """Open to everybody; what is kept is read as numbers only."""

    @app.view(ids.FORM, middleware=needs(desk, Act.LOG))
    def _submitted(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_taken_in(desk, body))

    @app.action(ids.OPEN_TYPED, middleware=needs(desk, Act.LOG))
    def _typed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _opened(desk, body, str(body["actions"][0]["value"])))

    @app.action(ids.LOG, middleware=needs(desk, Act.LOG))
    def _log(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _trajectory(desk, body))


def open_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi klein …``: the form, filled in with what stands behind it."""
    command.ack()
    view = _opened(desk, command.body, command.text)
    open_for_command(desk, command, view, ids.OPEN_TYPED)


def _opened(desk: Desk, body: Body, text: str) -> Block:
    here = municipality(desk, body)
    day = today(desk, here)
    state, limit = proposed_small(text, here=here, today=day), limit_of(here, day)
    if limit is not None and is_too_much(state, limit):
        return too_much(state, limit, here.words)
    metadata = FormMetadata()
    return small_form(
        state,
        here.profile,
        here.words,
        limit=limit,
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _taken_in(desk: Desk, body: Body) -> Response:
    opened, values = sent(body)
    with interaction(desk, body) as doing:
        kept = _kept_before(doing, opened)
        if kept is None:
            outcome = _keep(doing, opened, values)
            if isinstance(outcome, dict):
                return outcome
            kept = outcome
            doing.session.commit()
        thanks = thanks_for(doing.session, kept, here=doing.here, viewer=doing.viewer)
    return in_its_place(thanked(thanks, doing.here.words))


def _kept_before(doing: Interaction, opened: FormMetadata) -> int | None:
    """What the same form kept before: it was sent in twice."""
    earlier = earlier_answer(doing, opened)
    return None if earlier is None else int(earlier["purchase"])


def _keep(doing: Interaction, opened: FormMetadata, values: Any) -> int | Response:
    """Keep it; or say what is wrong, which leaves nothing of this try behind."""
    here, state = doing.here, typed_small(read_state(values))
    limit = limit_of(here, doing.today)
    if limit is not None and is_too_much(state, limit):
        return in_its_place(too_much(state, limit, here.words))
    wanted = read_small(state, here.profile)
    if isinstance(wanted, list):
        return _at_the_fields(wanted, values, here)
    stored = keep_small(
        doing.session, here=here, actor_id=doing.viewer.person_id, wanted=wanted, now=doing.now
    )
    settle(doing, opened, {"purchase": stored.id})
    return stored.id or 0


def _at_the_fields(problems: Iterable[FieldProblem], values: Any, here: Municipality) -> Response:
    """Each mistake at its field; one of a field that this form lacks, at the first there is."""
    at = block_ids(values)
    first = next(iter(at.values()))
    errors = {at.get(each.name, first): _told(each, here) for each in problems}
    return at_the_fields(errors)


def _told(problem: FieldProblem, here: Municipality) -> str:
    page = PAGE if problem.phrase in _OWN else "trajectory_problems"
    return here.words.plain(page, problem.phrase, **problem.data)


def _trajectory(desk: Desk, body: Body) -> Block:
    """The form for a trajectory, with what was typed for a small purchase."""
    here = municipality(desk, body)
    small = read_small_form(str(body["actions"][0]["value"]))
    metadata, state = FormMetadata(), _as_trajectory(small, user_of(body))
    return new_form(state, here.profile, here.words, metadata=metadata.dump(), step=metadata.step)


def _as_trajectory(small: SmallForm, client_user: str) -> FormState:
    return FormState(
        title=small.description,
        category=small.category,
        team=small.team,
        value=small.value,
        people={ProcessRole.CLIENT: client_user},
    )
