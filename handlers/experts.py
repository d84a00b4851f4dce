"""Who stands for a theme or a kind of purchase: read by everybody, set by the coordinator."""

from collections.abc import Callable
from typing import Any, Protocol

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import expertise_ids as ids
from bot.messages.expertise import PAGE
from bot.messages.experts import experts_form
from bot.messages.form_fields import Option, block_ids, read_state
from bot.messages.message import Block
from bot.policy.expertise import may_appoint, may_read_experts
from bot.policy.permissions import Act
from bot.services.errors import OnlyColleaguesError
from bot.services.representatives import (
    expert_lines,
    name_of,
    named_in,
    read_name,
    set_representative,
)
from bot.slack.colleagues import is_colleague
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Command, Interaction, interaction, looking, team_of
from handlers.opening import open_for_command, show
from handlers.responses import Response, at_the_fields, in_its_place
from storage.vocabulary import RepresentedKind


class Form(Protocol):
    """Who stands for what, as a modal; ``note``: it was just changed."""

    def __call__(self, doing: Interaction, /, *, note: bool) -> Block: ...


def register(app: App, desk: Desk) -> None:
    """Open to colleagues; the service lets the coordinator alone change it."""

    @app.action(ids.OPEN_EXPERTS, middleware=needs(desk, Act.READ_EXPERTISE))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _form(doing, typed=str(body["actions"][0]["value"]))
        show(client, body, view)

    @app.view(ids.EXPERTS, middleware=needs(desk, Act.APPOINT))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**kept_representative(desk, body, _form))


def experts_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi expert klimaat``: who stands for what, with that theme chosen to change."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = _form(doing, typed=command.text)
    open_for_command(desk, command, view, ids.OPEN_EXPERTS)


def _form(doing: Interaction, *, typed: str = "", note: bool = False) -> Block:
    return representation(doing, experts_form, chosen=_first(typed, doing), note=note)


def _first(typed: str, doing: Interaction) -> str | None:
    found = named_in(typed, here=doing.here)
    return name_of(*found[0]) if found else None


def representation(
    doing: Interaction,
    presenter: Callable[..., Block],
    *,
    chosen: str | None,
    note: bool,
    only: RepresentedKind | None = None,
) -> Block:
    """Who stands for what, as one of its presenters shows it.

    :param only: this kind alone, where there is any of it.
    :raises OnlyColleaguesError: this is for colleagues.
    """
    if not may_read_experts(doing.viewer):
        raise OnlyColleaguesError
    metadata = FormMetadata()
    lines, words = expert_lines(doing.session, here=doing.here), doing.here.words
    lines = tuple(each for each in lines if each.kind is only) or lines
    return presenter(
        lines,
        words,
        may_appoint=may_appoint(doing.viewer),
        names=tuple(
            Option(
                name_of(each.kind, each.slug),
                words.plain(PAGE, f"option_{each.kind}", label=each.label),
            )
            for each in lines
        ),
        chosen=chosen,
        metadata=metadata.dump(),
        step=metadata.step,
        note=note,
    )


def kept_representative(desk: Desk, body: Body, form: Form) -> Response:
    """Set it, and show how it stands; sending the same again changes nothing."""
    _, values = sent(body)
    typed = read_state(values)
    user, team = typed.get("person"), team_of(body)
    colleague = not user or is_colleague(
        desk.post_offices.of_team(team).reading, user, team_id=team
    )
    with interaction(desk, body) as doing:
        if not colleague:
            said = doing.here.words.plain(PAGE, "problem_person_outsider")
            return at_the_fields({block_ids(values)["person"]: said})
        kind, slug = read_name(typed["name"])
        set_representative(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            kind=kind,
            slug=slug,
            slack_user_id=user or None,
            now=doing.now,
        )
        view = form(doing, note=True)
        doing.session.commit()
    return in_its_place(view)
