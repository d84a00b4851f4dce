"""The rows of a dropped file that cannot be taken in, as a small file to mend."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.messages import tender_file_ids as ids
from bot.messages.message import Message
from bot.messages.tender_file import (
    refused_comment,
    refused_modal,
    refused_name,
    refused_problem,
)
from bot.messages.tender_file_view import FileView
from bot.policy.permissions import Act
from bot.services import tender_drops
from bot.services.municipality import Municipality
from bot.services.tender_drop_rows import FileTroubleError, read_rows, refused_rows
from bot.slack.address_book import UnreachableError
from bot.slack.desk import Desk
from bot.slack.failures import NO_ANSWER, code_of
from bot.slack.files import FileProblemError, give_file
from handlers.door import needs
from handlers.interaction import Body, chosen_id, looking, user_of
from handlers.opening import show
from handlers.tender_file_work import fetched_again
from storage.tables import FileImport

log = structlog.get_logger()


@dataclass(frozen=True)
class _Wanted:
    """Somebody dropped this file, and wants the rows of it that stayed behind."""

    here: Municipality
    slack_user_id: str
    stored: FileImport
    view: FileView


def register(app: App, desk: Desk) -> None:
    """For who dropped the file."""

    @app.action(ids.REFUSED, middleware=needs(desk, Act.IMPORT_TENDERS))
    def _pressed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        wanted = _wanted(desk, body)
        office = desk.post_offices.of_team(wanted.here.team_id)
        key = (ids.REFUSED, wanted.view.import_id)
        comes = office.errands.start(key, partial(_bring, desk, wanted))
        view = refused_modal("coming" if comes else "busy", wanted.here.words)
        try:
            show(client, body, view)
        except (SlackApiError, *NO_ANSWER) as error:  # too slow, or too many modals on a pile
            log.info("no modal told that a file comes", error=code_of(error))


def _wanted(desk: Desk, body: Body) -> _Wanted:
    with looking(desk, body) as doing:
        stored, view = tender_drops.own_file(
            doing.session, here=doing.here, viewer=doing.viewer, import_id=chosen_id(body)
        )
    return _Wanted(doing.here, user_of(body), stored, view)


def _bring(desk: Desk, wanted: _Wanted) -> None:
    """Read the file once more, for nothing of it was kept; give the rows, or tell why not."""
    here, stored, words = wanted.here, wanted.stored, wanted.here.words
    office = desk.post_offices.of_team(here.team_id)
    try:
        channel_id = office.addresses.direct(wanted.slack_user_id).channel_id
        content = fetched_again(desk, here, stored).content
        rows = read_rows(stored.file_name, content, columns=stored.columns)
        with desk.database.reading() as session:
            refused = refused_rows(session, here=here, rows=rows)
        if not refused.count:
            _tell(desk, wanted, channel_id, refused_problem("none_refused", wanted.view, words))
            return
        give_file(
            office.posting,
            channel_id=channel_id,
            name=refused_name(wanted.view.name, words),
            content=refused.content,
            comment=refused_comment(wanted.view, refused.count, words),
        )
    except FileTroubleError as trouble:
        _tell(desk, wanted, channel_id, refused_problem(trouble.problem, wanted.view, words))
    except FileProblemError as problem:
        log.warning("the rows to mend could not be brought", reason=str(problem))
        _tell(
            desk,
            wanted,
            channel_id,
            refused_problem(tender_drops.NOT_FETCHED, wanted.view, words),
        )
    except (UnreachableError, SlackApiError, *NO_ANSWER) as error:
        log.warning("nobody to bring a file to", reason=code_of(error) or type(error).__name__)


def _tell(desk: Desk, wanted: _Wanted, channel_id: str, told: Message) -> None:
    office = desk.post_offices.of_team(wanted.here.team_id)
    try:
        office.posting.chat_postMessage(
            channel=channel_id, text=told.text, blocks=list(told.blocks)
        )
    except (SlackApiError, *NO_ANSWER) as error:
        log.warning("nobody could be told", reason=code_of(error) or type(error).__name__)
