"""``/mvoi cijfers``: the figures of the monitoring in a modal that changes in place."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import figures_ids as ids
from bot.messages.figures import figures
from bot.messages.message import Block
from bot.policy.confidentiality import Audience
from bot.policy.figures import PeriodKind, period_of
from bot.policy.permissions import Act
from bot.services.figure_words import period_typed
from bot.services.figures import figures_view
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.interaction import Body, Command, looking
from handlers.opening import open_for_command, swap


def register(app: App, desk: Desk) -> None:
    """Open to every colleague; sums and small counts are for who oversees everything."""

    @app.action(ids.OPEN, middleware=needs(desk, Act.READ_FIGURES))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _counted(desk, body, PeriodKind(body["actions"][0]["value"])))

    @app.action(ids.PERIOD, middleware=needs(desk, Act.READ_FIGURES))
    def _period(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        chosen = body["actions"][0]["selected_option"]["value"]
        swap(client, body, _counted(desk, body, PeriodKind(chosen)))

    @app.action(ids.OPEN_TYPED, middleware=needs(desk, Act.READ_FIGURES))
    def _typed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _asked(desk, body, str(body["actions"][0]["value"])))


def figures_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi cijfers``, with a period behind it if somebody wants another than this quarter."""
    command.ack()
    open_for_command(desk, command, _asked(desk, command.body, command.text), ids.OPEN_TYPED)


def _asked(desk: Desk, body: Body, text: str) -> Block:
    kind = period_typed(text)
    unknown = text.strip() if kind is None else ""
    return _counted(desk, body, kind or PeriodKind.QUARTER, unknown=unknown)


def _counted(desk: Desk, body: Body, kind: PeriodKind, *, unknown: str = "") -> Block:
    with looking(desk, body) as doing:
        view = figures_view(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            audience=Audience.PERSON,
            period=period_of(kind, doing.today),
            unknown=unknown,
        )
    return figures(view, doing.here.words)
