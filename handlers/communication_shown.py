"""A message of the communication plan with its text, as it is shown and given."""

from collections.abc import Iterable
from dataclasses import dataclass

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.messages.communication import communication_modal, message_modal, note_said
from bot.messages.communication_text import text_for
from bot.messages.communication_view import PlannedView, TextFacts
from bot.messages.message import Block
from bot.messages.wording import Wording
from bot.services.communication_text import text_facts
from bot.services.communications import planned_list, readable_message, views_of
from bot.slack.colleagues import name_of
from bot.slack.desk import Desk
from bot.slack.failures import NO_ANSWER, code_of
from handlers.interaction import Body, Interaction, team_of

log = structlog.get_logger()


@dataclass(frozen=True)
class Opened:
    """A message, what its text may tell, and the words for it."""

    view: PlannedView
    facts: TextFacts
    words: Wording


def opened(doing: Interaction, message_id: int) -> Opened:
    """One message, for who keeps the plan."""
    stored = readable_message(
        doing.session, here=doing.here, viewer=doing.viewer, message_id=message_id
    )
    view = views_of(doing.session, [stored], here=doing.here)[0]
    facts = text_facts(doing.session, stored, here=doing.here, now=doing.now)
    return Opened(view, facts, doing.here.words)


def written(found: Opened, client: WebClient) -> str:
    """What was kept, else a text of what happened. Asks Slack for names: not in a transaction."""
    if found.view.draft:
        return found.view.draft
    names = _names(client, sorted(found.facts.people))
    return text_for(found.view.kind, found.facts, names, found.words)


def shown(desk: Desk, body: Body, found: Opened, phrase: str = "") -> Block:
    """The message in full. ``phrase``: what was just done."""
    text = written(found, desk.post_offices.of_team(team_of(body)).reading)
    note = note_said(phrase, found.words) if phrase else None
    return message_modal(found.view, text, found.words, note=note)


def all_messages(doing: Interaction, phrase: str = "") -> Block:
    """The whole plan."""
    found = planned_list(doing.session, here=doing.here, viewer=doing.viewer, now=doing.now)
    words = doing.here.words
    return communication_modal(found, words, note=note_said(phrase, words) if phrase else None)


def _names(client: WebClient, users: Iterable[str]) -> dict[str, str]:
    """What people are called; a text without names where Slack does not say."""
    try:
        return {user: name_of(client, user) for user in users}
    except (SlackApiError, *NO_ANSWER) as error:
        log.info("no names for a text", error=code_of(error) or type(error).__name__)
        return {}
