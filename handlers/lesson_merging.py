"""Letting one lesson go up in another, in two steps: which one, and then what will happen."""

from typing import Any
from uuid import uuid4

from pydantic import TypeAdapter
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import lesson_ids as ids
from bot.messages.form_fields import as_option, block_ids, read_state
from bot.messages.lesson_merge import PAGE, choose_twin, confirm_merge, merge_closed
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services.lesson_fields import id_of
from bot.services.lesson_merge_views import merge_view, same_said, taken_over
from bot.services.lesson_merging import (
    MergePlan,
    NotMergeableError,
    Pair,
    merge_lessons,
    pair_to_merge,
    to_merge_into,
)
from bot.services.lesson_views import lesson_view
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.interaction import Body, Interaction, chosen_id, interaction, looking
from handlers.opening import show
from handlers.responses import Response, at_the_fields, in_its_place

_STEP_LENGTH = 8
_PLAN = TypeAdapter(MergePlan)


def register(app: App, desk: Desk) -> None:
    """For the coordinator alone; the services check it."""

    @app.action(ids.OPEN_MERGE, middleware=needs(desk, Act.MERGE_LESSONS))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _choice(desk, body))

    @app.options(ids.MERGE_OPTIONS, middleware=needs(desk, Act.MERGE_LESSONS))
    def _alike(ack: Ack, body: dict[str, Any]) -> None:
        with looking(desk, body) as doing:
            found = same_said(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                lesson_id=int(body["view"]["private_metadata"]),
                typed=str(body.get("value") or ""),
            )
        ack(options=[as_option(each).to_dict() for each in found])

    @app.view(ids.MERGE, middleware=needs(desk, Act.MERGE_LESSONS))
    def _chosen(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_shown(desk, body))

    @app.view(ids.MERGE_CONFIRM, middleware=needs(desk, Act.MERGE_LESSONS))
    def _confirmed(ack: Ack, body: dict[str, Any]) -> None:
        ack(response_action="update", view=_merged(desk, body))


def _choice(desk: Desk, body: Body) -> Block:
    with looking(desk, body) as doing:
        session, here, viewer = doing.session, doing.here, doing.viewer
        record = to_merge_into(session, here=here, viewer=viewer, lesson_id=chosen_id(body))
        lesson_id = id_of(record.lesson)
        return choose_twin(
            lesson_view(session, record, here=here, viewer=viewer),
            taken_over(session, here=here, viewer=viewer, lesson_id=lesson_id),
            doing.here.words,
            metadata=str(lesson_id),
            step=uuid4().hex[:_STEP_LENGTH],
        )


def _shown(desk: Desk, body: Body) -> Response:
    """Both lessons, before anything is done; or that the choice is none."""
    view = body["view"]
    values = view["state"]["values"]
    chosen = read_state(values)[ids.MERGE_OPTIONS]
    with looking(desk, body) as doing:
        try:
            pair = pair_to_merge(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                into_id=int(view["private_metadata"]),
                taken_id=int(chosen or 0),
            )
        except NotMergeableError:
            again = doing.here.words.plain(PAGE, "choose_again")
            return at_the_fields({block_ids(values)[ids.MERGE_OPTIONS]: again})
        return in_its_place(_side_by_side(doing, pair))


def _merged(desk: Desk, body: Body) -> Block:
    """That it is done; or both as they are now, where that is not what was shown."""
    plan = _PLAN.validate_json(body["view"]["private_metadata"])
    with interaction(desk, body) as doing:
        try:
            merged = merge_lessons(
                doing.session, here=doing.here, viewer=doing.viewer, plan=plan, now=doing.now
            )
        except NotMergeableError:
            return merge_closed("too_late", doing.here.words)
        if merged.stale:
            return _side_by_side(doing, merged.pair, changed=True)
        doing.session.commit()
    into, taken = merged.pair.into.lesson, merged.pair.taken.lesson
    return merge_closed("done", doing.here.words, into=into.number, taken=taken.number)


def _side_by_side(doing: Interaction, pair: Pair, *, changed: bool = False) -> Block:
    return confirm_merge(
        merge_view(doing.session, pair, here=doing.here, viewer=doing.viewer),
        doing.here.words,
        metadata=_PLAN.dump_json(pair.plan).decode(),
        changed=changed,
    )
