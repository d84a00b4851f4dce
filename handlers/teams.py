"""``/mvoi team BOR``: what comes up for a team, what runs, and what was agreed."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import team_ids as ids
from bot.messages.message import Block
from bot.messages.team import team_choice as choice_modal
from bot.messages.team import team_modal
from bot.policy.permissions import Act
from bot.services.team_views import team_choice, team_typed, team_view
from bot.slack.desk import Desk
from handlers import team_talks
from handlers.door import needs
from handlers.interaction import Command, Interaction, looking
from handlers.opening import open_for_command, swap

_MOST_WORDS = 4
"""Who types more behind the word tells something of a team."""


def register(app: App, desk: Desk) -> None:
    """Every colleague reads; who keeps talks reads those too."""
    team_talks.register(app, desk)

    @app.action(ids.OPEN, middleware=needs(desk, Act.READ_TEAM))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = team_shown(doing, str(body["actions"][0]["value"]))
        swap(client, body, view)


def team_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi team BOR``; without a name a choice of teams."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = team_shown(doing, command.text)
    open_for_command(desk, command, view, ids.OPEN)


def is_asked(rest: str) -> bool:
    """Whether what stands behind the word can be the name of a team."""
    return len(rest.split()) <= _MOST_WORDS


def team_shown(doing: Interaction, typed: str) -> Block:
    """The team that was meant, or the teams where none was."""
    slug = team_typed(typed, here=doing.here)
    asked: dict[str, Any] = {"here": doing.here, "viewer": doing.viewer}
    if slug is None:
        choice = team_choice(doing.session, **asked, unknown=typed.strip())
        return choice_modal(choice, doing.here.words)
    view = team_view(doing.session, **asked, slug=slug, today=doing.today)
    return team_modal(view, doing.here.words)
