"""``/mvoi meldingen``: everybody sees and changes when they are told what. Only their own."""

from typing import Any
from zoneinfo import ZoneInfo

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import attention_ids as ids
from bot.messages.attention import PAGE, attention_modal, saved_said, shown_said
from bot.messages.attention_view import AttentionForm
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services.attention import zone_named
from bot.services.attention_settings import attention_view, problems_of, save_form, show_all
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import (
    Body,
    Command,
    Interaction,
    interaction,
    looking,
    team_of,
    user_of,
)
from handlers.opening import open_for_command, show, swap
from handlers.responses import Response, at_the_fields, in_its_place


def register(app: App, desk: Desk) -> None:
    """Open to everybody: it is about nobody else."""

    @app.action(ids.OPEN_SETTINGS, middleware=needs(desk, Act.CHOOSE_MOMENTS))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _opened(desk, body))

    @app.action(ids.SHOW_ALL, middleware=needs(desk, Act.CHOOSE_MOMENTS))
    def _show_all(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        zone = _zone(desk, body)
        with interaction(desk, body) as doing:
            count = show_all(doing.session, here=doing.here, viewer=doing.viewer, now=doing.now)
            view = _modal(doing, zone, note=shown_said(count, doing.here.words))
            doing.session.commit()
        swap(client, body, view)

    @app.view(ids.SETTINGS, middleware=needs(desk, Act.CHOOSE_MOMENTS))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_saved(desk, body))


def attention_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi meldingen``."""
    command.ack()
    open_for_command(desk, command, _opened(desk, command.body), ids.OPEN_SETTINGS)


def _opened(desk: Desk, body: Body) -> Block:
    zone = _zone(desk, body)
    with looking(desk, body) as doing:
        return _modal(doing, zone)


def _saved(desk: Desk, body: Body) -> Response:
    """Keep what was chosen; sending the same again changes nothing."""
    _, values = sent(body)
    form = AttentionForm(**read_state(values))
    zone = _zone(desk, body)
    with interaction(desk, body) as doing:
        problems = problems_of(form, today=doing.now.astimezone(zone or doing.here.zone).date())
        if problems:
            at, words = block_ids(values), doing.here.words
            return at_the_fields(
                {at[name]: words.plain(PAGE, phrase) for name, phrase in problems.items()}
            )
        changed = save_form(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            form=form,
            now=doing.now,
            zone=zone,
        )
        view = _modal(doing, zone, note=saved_said(doing.here.words, changed=changed))
        doing.session.commit()
    return in_its_place(view)


def _modal(doing: Interaction, zone: ZoneInfo | None, *, note: Mrkdwn | None = None) -> Block:
    view = attention_view(
        doing.session, here=doing.here, viewer=doing.viewer, now=doing.now, zone=zone
    )
    metadata = FormMetadata()
    return attention_modal(
        view, doing.here.words, metadata=metadata.dump(), step=metadata.step, note=note
    )


def _zone(desk: Desk, body: Body) -> ZoneInfo | None:
    """The zone that Slack knows of whoever does it; asked before the transaction."""
    book = desk.post_offices.of_team(team_of(body)).addresses
    return zone_named(book.zone_soon(user_of(body)))
