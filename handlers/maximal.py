"""What doing it fully means: opened from the command and from help, written by version."""

import re
from collections.abc import Sequence
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import expertise_ids as ids
from bot.messages.form_fields import Option, block_ids, read_state
from bot.messages.maximal import PAGE, choose_form, maximal_modal, writing_form
from bot.messages.message import Block
from bot.policy.expertise import may_write_maximal
from bot.policy.permissions import Act
from bot.services.errors import NotCoordinatorError
from bot.services.form_states import fingerprint
from bot.services.maximal import maximal_view, write_maximal
from bot.services.name_check import unseen_names
from bot.services.representatives import named_in
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Command, Interaction, interaction, looking
from handlers.opening import open_for_command, show, swap
from handlers.responses import Response, at_the_fields, in_its_place
from storage.vocabulary import RepresentedKind

_OPEN = re.compile(f"^{ids.OPEN_MAXIMAL}(_.+)?$")
_THEME, _CATEGORY, _NAMES = "theme", "category", "names"


def register(app: App, desk: Desk) -> None:
    """Reading is for colleagues, writing for the coordinator; the service decides."""

    @app.action(_OPEN, middleware=needs(desk, Act.READ_EXPERTISE))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        value = str(body["actions"][0]["value"])
        with looking(desk, body) as doing:
            # A command that came too late left a button with what was typed.
            view = _read(doing, *_slot(value)) if "view" in body else _typed(doing, value)
        show(client, body, view)

    @app.action(ids.OPEN_WRITING, middleware=needs(desk, Act.WRITE_MAXIMAL))
    def _open_writing(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _writing(doing, *_slot(body["actions"][0]["value"]))
        swap(client, body, view)

    @app.view(ids.CHOOSE_MAXIMAL, middleware=needs(desk, Act.READ_EXPERTISE))
    def _chosen(ack: Ack, body: dict[str, Any]) -> None:
        typed = read_state(body["view"]["state"]["values"])
        with looking(desk, body) as doing:
            view = _read(doing, typed[_THEME], typed.get(_CATEGORY) or "")
        ack(response_action="update", view=view)

    @app.view(ids.WRITING, middleware=needs(desk, Act.WRITE_MAXIMAL))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_written(desk, body))


def maximal_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi maximaal klimaat gww``: the text; without a theme the choice."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = _typed(doing, command.text)
    open_for_command(desk, command, view, ids.OPEN_MAXIMAL)


def _slot(value: str) -> tuple[str, str]:
    theme, category = value.split(":")
    return theme, category


def _typed(doing: Interaction, text: str) -> Block:
    found = named_in(text, here=doing.here)
    themes = [slug for kind, slug in found if kind is RepresentedKind.THEME]
    categories = [slug for kind, slug in found if kind is RepresentedKind.CATEGORY]
    if themes:
        return _read(doing, themes[0], categories[0] if categories else "")
    profile = doing.here.profile
    return choose_form(
        tuple(Option(each.slug, each.label) for each in profile.themes),
        tuple(Option(each.slug, each.label) for each in profile.categories),
        doing.here.words,
        step=FormMetadata().step,
        category=categories[0] if categories else None,
        unknown="" if found else text.strip(),
    )


def _read(doing: Interaction, theme: str, category: str, *, kept: bool = False) -> Block:
    view = maximal_view(
        doing.session, here=doing.here, viewer=doing.viewer, theme=theme, category=category
    )
    return maximal_modal(view, doing.here.words, kept=kept)


def _writing(
    doing: Interaction,
    theme: str,
    category: str,
    *,
    text: str | None = None,
    names: Sequence[str] = (),
    version: int | None = None,
) -> Block:
    """The form; with what was typed where somebody else wrote a version meanwhile.

    :param names: possible names in what was typed, to be pointed out; then ``version`` is the
        one that this person looked at.
    """
    if not may_write_maximal(doing.viewer):
        raise NotCoordinatorError
    view = maximal_view(
        doing.session, here=doing.here, viewer=doing.viewer, theme=theme, category=category
    )
    newest = view.versions[0] if view.versions else None
    if version is None:
        version = newest.number if newest else 0
    notes = {_THEME: theme, _CATEGORY: category, _NAMES: [fingerprint(name) for name in names]}
    metadata = FormMetadata(version=version, notes=notes)
    return writing_form(
        view,
        doing.here.words,
        text=text or (newest.text if newest else ""),
        metadata=metadata.dump(),
        step=metadata.step,
        stale=text is not None and not names,
        names=names,
    )


def _written(desk: Desk, body: Body) -> Response:
    """Keep a version; a repeat finds its own text there and changes nothing."""
    metadata, values = sent(body)
    theme, category = metadata.notes[_THEME], metadata.notes[_CATEGORY]
    text = visible_lines(read_state(values)["text"])
    with interaction(desk, body) as doing:
        if not text:
            said = doing.here.words.plain(PAGE, "problem_text_missing")
            return at_the_fields({block_ids(values)["text"]: said})
        seen = metadata.notes.get(_NAMES, ())
        if names := unseen_names(text, here=doing.here, seen=seen):
            view = _writing(
                doing, theme, category, text=text, names=names, version=metadata.version
            )
            return in_its_place(view)
        done = write_maximal(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            theme=theme,
            category=category,
            seen=metadata.version,
            text=text,
            now=doing.now,
        )
        view = (
            _read(doing, theme, category, kept=True)
            if done
            else _writing(doing, theme, category, text=text)
        )
        doing.session.commit()
    return in_its_place(view)
