"""A file that goes with a lesson, brought to whoever presses its button."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.messages import lesson_ids as ids
from bot.messages.lesson_files import FileView, file_comment, file_modal, file_problem
from bot.policy.permissions import Act
from bot.services.errors import LessonNotFoundError
from bot.services.lesson_access import readable
from bot.services.municipality import Municipality
from bot.slack.address_book import UnreachableError
from bot.slack.desk import Desk
from bot.slack.failures import NO_ANSWER, code_of
from bot.slack.files import LARGEST_MEGABYTES, FileProblemError, fetch_file, give_file
from bot.slack.office import PostOffice
from handlers.door import needs
from handlers.interaction import Body, looking, user_of
from handlers.opening import show

log = structlog.get_logger()


@dataclass(frozen=True)
class _Wanted:
    """Somebody may read this file, and wants to."""

    here: Municipality
    slack_user_id: str
    slack_file_id: str
    file: FileView


def register(app: App, desk: Desk) -> None:
    """For whoever may read the lesson."""

    @app.action(ids.OPEN_FILE, middleware=needs(desk, Act.READ_LESSONS))
    def _pressed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        wanted = _wanted(desk, body)
        office = desk.post_offices.of_team(wanted.here.team_id)
        key = (wanted.slack_user_id, wanted.slack_file_id)
        comes = office.errands.start(key, partial(_bring, office, wanted))
        view = file_modal("coming" if comes else "busy", wanted.file, wanted.here.words)
        try:
            show(client, body, view)
        except (SlackApiError, *NO_ANSWER) as error:  # too slow, or too many modals on a pile
            log.info("no modal told that a file comes", error=code_of(error))


def _wanted(desk: Desk, body: Body) -> _Wanted:
    """The file, if this person may read the lesson and it goes with that.

    :raises RefusalError: they may not, or it does not.
    """
    lesson_id, _, slack_file_id = str(body["actions"][0]["value"]).partition(":")
    with looking(desk, body) as doing:
        record = readable(
            doing.session, here=doing.here, viewer=doing.viewer, lesson_id=int(lesson_id)
        )
        names = {file.slack_file_id: file.name for file in record.files}
        lesson = record.lesson
        if slack_file_id not in names:
            raise LessonNotFoundError
        file = FileView(names[slack_file_id], lesson.number, lesson.title)
    return _Wanted(doing.here, user_of(body), slack_file_id, file)


def _bring(office: PostOffice, wanted: _Wanted) -> None:
    """Give them a copy in their direct message with the bot, or tell there why not."""
    words = wanted.here.words
    try:
        channel_id = office.addresses.direct(wanted.slack_user_id).channel_id
        content = fetch_file(office.reading, wanted.slack_file_id)
        give_file(
            office.posting,
            channel_id=channel_id,
            name=wanted.file.name,
            content=content,
            comment=file_comment(wanted.file, words),
        )
    except FileProblemError as problem:
        log.warning("a file could not be brought", reason=str(problem) or problem.phrase)
        told = file_problem(problem.phrase, wanted.file, words, largest=LARGEST_MEGABYTES)
        _tell(office, channel_id, told.text, list(told.blocks))
    except (UnreachableError, SlackApiError, *NO_ANSWER) as error:
        log.warning("nobody to bring a file to", reason=code_of(error) or type(error).__name__)


def _tell(office: PostOffice, channel_id: str, text: str, blocks: list[dict[str, Any]]) -> None:
    try:
        office.posting.chat_postMessage(channel=channel_id, text=text, blocks=blocks)
    except (SlackApiError, *NO_ANSWER) as error:
        log.warning("nobody could be told", reason=code_of(error) or type(error).__name__)
