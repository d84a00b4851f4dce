"""``/mvoi community``: everybody says themselves whether, and how, colleagues find them."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import community_ids as ids
from bot.messages.community import LEAVES, PAGE, SHOWN, profile_form, saved_said
from bot.messages.community_view import ProfileForm
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services.community import problem_of, profile_view, save_profile
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Command, Interaction, interaction, looking
from handlers.opening import open_for_command, show
from handlers.responses import Response, at_the_fields, in_its_place


def register(app: App, desk: Desk) -> None:
    """For colleagues; each their own profile, and nobody else's."""

    @app.action(ids.OPEN_PROFILE, middleware=needs(desk, Act.KEEP_PROFILE))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _form(doing)
        show(client, body, view)

    @app.view(ids.PROFILE, middleware=needs(desk, Act.KEEP_PROFILE))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_saved(desk, body))


def profile_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi community``: what colleagues may find of who types it."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = _form(doing)
    open_for_command(desk, command, view, ids.OPEN_PROFILE)


def _form(doing: Interaction, *, changed: bool | None = None) -> Block:
    view = profile_view(doing.session, here=doing.here, viewer=doing.viewer, now=doing.now)
    words, metadata = doing.here.words, FormMetadata()
    note: Mrkdwn | None = None
    if changed is not None:
        note = saved_said(view, words, changed=changed)
    return profile_form(view, words, metadata=metadata.dump(), step=metadata.step, note=note)


def _saved(desk: Desk, body: Body) -> Response:
    """Keep it; sending the same again changes nothing."""
    _, values = sent(body)
    typed = read_state(values)
    form = ProfileForm(
        themes=tuple(typed.get("themes") or ()),
        categories=tuple(typed.get("categories") or ()),
        helps_with=visible_lines(typed.get("helps_with") or ""),
        shown=bool(typed.get(SHOWN)),
        leaves=bool(typed.get(LEAVES)),
    )
    with interaction(desk, body) as doing:
        if (problem := problem_of(form)) is not None:
            said = doing.here.words.plain(PAGE, problem)
            return at_the_fields({block_ids(values)[SHOWN]: said})
        changed = save_profile(
            doing.session, here=doing.here, viewer=doing.viewer, form=form, now=doing.now
        )
        view = _form(doing, changed=changed)
        doing.session.commit()
    return in_its_place(view)
