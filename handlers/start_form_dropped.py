"""A start form that somebody drops as a document in their direct message with the bot."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.documents import SUFFIX, DocumentError, read_filled, template_of
from bot.messages import start_form_ids as ids
from bot.messages.start_form_document import TEMPLATE
from bot.policy.permissions import Act
from bot.services import start_form_readings as readings
from bot.services.conversation_talk import Scene
from bot.services.municipality import Municipality
from bot.slack.desk import Desk
from bot.slack.files import FileProblemError, fetch_file
from handlers.door import needs
from handlers.interaction import chosen_id, interaction
from handlers.opening import show
from handlers.start_form_opening import shown

log = structlog.get_logger()

_LARGEST = 10 * 1024 * 1024
_DEADLINE_SECONDS = 20.0
_THEME = "thema"


@dataclass(frozen=True)
class Dropped:
    """A document as it was read, or why it was not: ``problem`` names the phrase."""

    slack_file_id: str
    texts: Mapping[str, Any] | None = None
    problem: str | None = None

    @property
    def is_form(self) -> bool:
        """Whether anything of a start form stood in it; else it only went with what was said."""
        return self.texts is not None and any(self.texts.values())


def register(app: App, desk: Desk) -> None:
    """The answers; the service lets who dropped it alone give one."""

    @app.action(ids.TAKE_OVER, middleware=needs(desk, Act.ANSWER_OWN))
    def _take_over(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            case = readings.take_over(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                reading_id=chosen_id(body),
                now=doing.now,
            )
            view = shown(doing, case)
            doing.session.commit()
        show(client, body, view)

    @app.action(ids.DECLINE, middleware=needs(desk, Act.ANSWER_OWN))
    def _decline(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            readings.decline(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                reading_id=chosen_id(body),
                now=doing.now,
            )
            doing.session.commit()


def dropped_document(
    desk: Desk, here: Municipality, event: Mapping[str, Any], *, direct: bool
) -> Dropped | None:
    """The document in a message, fetched and read; None where there is none for us.

    Asks Slack, so no transaction may be open.
    """
    if not direct or here.profile.threshold("start-form") is None:
        return None
    files = event.get("files") or ()
    file = next((each for each in files if str(each.get("name")).lower().endswith(SUFFIX)), None)
    if file is None:
        return None
    slack_file_id = str(file["id"])
    client = desk.post_offices.of_team(here.team_id).reading
    try:
        content = fetch_file(
            client, slack_file_id, largest=_LARGEST, deadline_seconds=_DEADLINE_SECONDS
        )
    except FileProblemError as problem:
        log.info("a document could not be fetched", reason=str(problem) or problem.phrase)
        return Dropped(slack_file_id, problem=readings.NOT_FETCHED)
    try:
        template = template_of(TEMPLATE, own=desk.settings.templates)
        read = read_filled(content, template, repeated=_THEME)
    except DocumentError as problem:
        log.info("a document could not be read", reason=str(problem))
        return Dropped(slack_file_id, problem=readings.UNREADABLE)
    rows = [dict(row) for row in read.rows]
    return Dropped(slack_file_id, {"values": dict(read.values), "rows": rows})


def take_dropped(scene: Scene, document: Dropped) -> None:
    """Keep what was read, to be shown and confirmed."""
    readings.take_in(
        scene.session,
        here=scene.here,
        viewer=scene.viewer,
        slack_file_id=document.slack_file_id,
        texts=document.texts,
        problem=document.problem,
        now=scene.now,
    )
