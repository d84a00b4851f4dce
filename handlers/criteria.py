"""Criteria of the national tool: read by every colleague, kept by coordinator and adviser."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.language.commands import read_trajectory
from bot.messages import criteria_ids as ids
from bot.messages.criteria import PAGE, criteria_modal, criterion_modal
from bot.messages.criteria_form import choose_form, criterion_form
from bot.messages.form_fields import Option, block_ids, read_state
from bot.messages.message import Block
from bot.policy.criteria import may_keep_criteria, may_read_criteria
from bot.policy.permissions import Act
from bot.services import trajectories
from bot.services.criteria import (
    CriterionInput,
    add_criterion,
    change_criterion,
    criteria_tool,
    input_of,
    keepable,
    read_criterion,
    set_withdrawn,
)
from bot.services.criteria_views import (
    criteria_view,
    criterion_choices,
    criterion_view,
    tool_home,
)
from bot.services.errors import MayNotKeepCriteriaError, OnlyColleaguesError
from bot.services.form_states import fingerprint
from bot.services.name_check import unseen_names
from bot.services.representatives import named_in
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Command, Interaction, chosen_id, interaction, looking
from handlers.opening import open_for_command, swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import is_new
from handlers.trajectory_criteria import fitting_of
from storage.vocabulary import RepresentedKind

_NAMES = "names"


def register(app: App, desk: Desk) -> None:
    """Reading is for colleagues, keeping for coordinator and adviser; the services decide."""

    def opens(action_id: str, act: Act, view_of: Any) -> None:
        @app.action(action_id, middleware=needs(desk, act))
        def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
            ack()
            with looking(desk, body) as doing:
                view = view_of(doing, str(body["actions"][0]["value"]))
            swap(client, body, view)

    opens(ids.OPEN, Act.FIND, _asked)
    opens(ids.OPEN_LIST, Act.READ_CRITERIA, _list)
    opens(ids.OPEN_DETAILS, Act.READ_CRITERIA, lambda doing, value: _details(doing, int(value)))
    opens(ids.OPEN_NEW, Act.KEEP_CRITERIA, _new)
    opens(ids.OPEN_CHANGE, Act.KEEP_CRITERIA, lambda doing, value: _change(doing, int(value)))

    def withdraws(action_id: str, *, withdrawn: bool) -> None:
        @app.action(action_id, middleware=needs(desk, Act.KEEP_CRITERIA))
        def _set(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
            ack()
            swap(client, body, _withdrawn(desk, body, withdrawn=withdrawn))

    withdraws(ids.WITHDRAW, withdrawn=True)
    withdraws(ids.USE_AGAIN, withdrawn=False)

    @app.view(ids.CHOOSE, middleware=needs(desk, Act.READ_CRITERIA))
    def _chosen(ack: Ack, body: dict[str, Any]) -> None:
        typed = read_state(body["view"]["state"]["values"])
        themes = (typed["theme"],) if typed.get("theme") else ()
        with looking(desk, body) as doing:
            view = _list(doing, typed["category"], themes)
        ack(response_action="update", view=view)

    @app.view(ids.FORM, middleware=needs(desk, Act.KEEP_CRITERIA))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_kept(desk, body))


def criteria_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi criteria gww klimaat``, ``/mvoi criteria 14``; without either the choice."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = _asked(doing, command.text)
    open_for_command(desk, command, view, ids.OPEN)


def _asked(doing: Interaction, text: str) -> Block:
    number = read_trajectory(text)
    if number is not None:
        found = trajectories.id_of_number(doing.session, here=doing.here, number=number)
        return fitting_of(doing, found)
    named = named_in(text, here=doing.here)
    categories = [slug for kind, slug in named if kind is RepresentedKind.CATEGORY]
    themes = tuple(slug for kind, slug in named if kind is RepresentedKind.THEME)
    if categories:
        return _list(doing, categories[0], themes)
    if not may_read_criteria(doing.viewer):
        raise OnlyColleaguesError
    criteria_tool(doing.here)
    profile = doing.here.profile
    return choose_form(
        tuple(Option(each.slug, each.label) for each in profile.categories),
        tuple(Option(each.slug, each.label) for each in profile.themes),
        doing.here.words,
        step=FormMetadata().step,
        theme=themes[0] if themes else None,
        unknown="" if named else text.strip(),
    )


def _list(doing: Interaction, category: str, themes: tuple[str, ...] = ()) -> Block:
    view = criteria_view(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        category=category,
        themes=themes,
        today=doing.today,
    )
    return criteria_modal(view, doing.here.words)


def _details(doing: Interaction, criterion_id: int, *, note: str | None = None) -> Block:
    view = criterion_view(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        criterion_id=criterion_id,
        today=doing.today,
    )
    words = doing.here.words
    return criterion_modal(view, words, note=words.mrkdwn(PAGE, note) if note else None)


def _new(doing: Interaction, category: str) -> Block:
    if not may_keep_criteria(doing.viewer):
        raise MayNotKeepCriteriaError
    filled = {"category": category, "looked_up_on": doing.today.isoformat()}
    return _form(doing, filled, FormMetadata())


def _change(
    doing: Interaction, criterion_id: int, *, typed: Mapping[str, Any] | None = None
) -> Block:
    """The form; with what was typed where somebody else changed the criterion meanwhile."""
    kept = keepable(doing.session, here=doing.here, viewer=doing.viewer, criterion_id=criterion_id)
    filled = _filled(input_of(kept)) if typed is None else typed
    metadata = FormMetadata(criterion_id, kept.row.version)
    return _form(doing, filled, metadata, stale=None if typed is None else kept.said.text)


def _form(
    doing: Interaction,
    filled: Mapping[str, Any],
    metadata: FormMetadata,
    *,
    stale: str | None = None,
    names: Sequence[str] = (),
) -> Block:
    return criterion_form(
        criterion_choices(doing.here),
        filled,
        doing.here.words,
        tool=tool_home(criteria_tool(doing.here), None),
        ladder=bool(doing.here.profile.levels),
        metadata=metadata.dump(),
        step=metadata.step,
        stale=stale,
        names=names,
    )


def _filled(known: CriterionInput) -> Mapping[str, Any]:
    return {**asdict(known), "looked_up_on": known.looked_up_on.isoformat()}


def _kept(desk: Desk, body: Body) -> Response:
    """Keep it once; a repeat is answered with what stands there."""
    metadata, values = sent(body)
    typed = read_state(values)
    with interaction(desk, body) as doing:
        if not may_keep_criteria(doing.viewer):
            raise MayNotKeepCriteriaError
        wanted = read_criterion(typed, here=doing.here, today=doing.today)
        if not isinstance(wanted, CriterionInput):
            said = {
                block_ids(values)[each.name]: doing.here.words.plain(
                    PAGE, f"problem_{each.phrase}", **each.data
                )
                for each in wanted
            }
            return at_the_fields(said)
        seen = metadata.notes.get(_NAMES, ())
        if names := unseen_names(wanted.text, here=doing.here, seen=seen):
            return in_its_place(_names_asked(doing, metadata, typed, names))
        view = _written(doing, metadata, wanted, typed)
        doing.session.commit()
    return in_its_place(view)


def _names_asked(
    doing: Interaction, metadata: FormMetadata, typed: Mapping[str, Any], names: Sequence[str]
) -> Block:
    """The form once more, with what was typed and the names in it; a next time they were seen."""
    again = metadata.rendered_again(**{_NAMES: [fingerprint(name) for name in names]})
    return _form(doing, typed, again, names=names)


def _written(
    doing: Interaction, metadata: FormMetadata, wanted: CriterionInput, typed: Mapping[str, Any]
) -> Block:
    asked: dict[str, Any] = {"here": doing.here, "viewer": doing.viewer, "now": doing.now}
    criterion_id = metadata.subject_id
    if criterion_id is None:
        if is_new(doing, metadata):
            add_criterion(doing.session, wanted=wanted, **asked)
        return _list(doing, wanted.category)
    done = change_criterion(
        doing.session, criterion_id=criterion_id, seen=metadata.version, wanted=wanted, **asked
    )
    if not done:
        return _change(doing, criterion_id, typed=typed)
    return _details(doing, criterion_id, note="kept")


def _withdrawn(desk: Desk, body: Body, *, withdrawn: bool) -> Block:
    criterion_id = chosen_id(body)
    with interaction(desk, body) as doing:
        set_withdrawn(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            criterion_id=criterion_id,
            withdrawn=withdrawn,
            now=doing.now,
        )
        note = "withdrawn_note" if withdrawn else "used_again_note"
        view = _details(doing, criterion_id, note=note)
        doing.session.commit()
    return view
