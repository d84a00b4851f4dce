"""A document made for somebody, brought in their direct message with the bot."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.documents import DocumentError
from bot.messages.document import AroundDocument
from bot.messages.message import Message
from bot.services.municipality import Municipality
from bot.slack.address_book import UnreachableError
from bot.slack.desk import Desk
from bot.slack.failures import NO_ANSWER, code_of
from bot.slack.files import FileProblemError, give_file
from bot.slack.office import PostOffice
from handlers.interaction import Body
from handlers.opening import show

log = structlog.get_logger()


@dataclass(frozen=True)
class Brought:
    """A file that is to come: for whom, of which trajectory, how it is made, and what is told.

    ``make`` may ask Slack what people are called.
    """

    here: Municipality
    slack_user_id: str
    number: int
    title: str
    around: AroundDocument
    make: Callable[[PostOffice], bytes]


def begin_to_bring(
    desk: Desk, client: WebClient, body: Body, brought: Brought, *, key: Hashable
) -> None:
    """Start on it, once at a time for each key, and tell that it comes."""
    office = desk.post_offices.of_team(brought.here.team_id)
    comes = office.errands.start(key, partial(_bring, office, brought))
    try:
        told = brought.around.told("coming" if comes else "busy", brought.here.words)
        show(client, body, told)
    except (SlackApiError, *NO_ANSWER) as error:  # too slow, or too many modals on a pile
        log.info("no modal told that a document comes", error=code_of(error))


def _bring(office: PostOffice, brought: Brought) -> None:
    """Give it in their direct message with the bot, or tell there that it does not come."""
    around, words = brought.around, brought.here.words
    name = around.name(brought.number, words)
    try:
        channel_id = office.addresses.direct(brought.slack_user_id).channel_id
        give_file(
            office.posting,
            channel_id=channel_id,
            name=name,
            content=brought.make(office),
            comment=around.comment(brought.number, brought.title, words),
        )
    except (DocumentError, FileProblemError) as problem:
        log.warning("a document could not be brought", name=name, reason=str(problem))
        _tell(office, channel_id, around.problem(brought.number, words))
    except (UnreachableError, SlackApiError, *NO_ANSWER) as error:
        log.warning("nobody to bring a document to", reason=code_of(error) or type(error).__name__)


def _tell(office: PostOffice, channel_id: str, told: Message) -> None:
    try:
        office.posting.chat_postMessage(
            channel=channel_id, text=told.text, blocks=list(told.blocks)
        )
    except (SlackApiError, *NO_ANSWER) as error:
        log.warning("nobody could be told", reason=code_of(error) or type(error).__name__)
