"""Messages to the bot: in a direct message, in a mention, in a thread where it talks."""

from collections.abc import Callable
from dataclasses import dataclass

import structlog
from slack_sdk.errors import SlackApiError
from sqlmodel import Session

from bot.messages import conversation_ids as ids
from bot.messages.help import SUBJECT_INBOX
from bot.messages.slack_text import readable
from bot.policy.confidentiality import Audience, permitted
from bot.policy.permissions import Act
from bot.services.conversation_beside import (
    ask_which,
    interview_open,
    may_be_new,
    means_something,
    return_to_interview,
    take_word,
    talk_goes_first,
    tells_something,
)
from bot.services.conversation_changes import follow_change, follow_removal
from bot.services.conversation_talk import Place, Scene
from bot.services.conversations import hear
from bot.services.interview_answers import Said
from bot.services.people import viewer_of
from bot.services.recipients import ToConversation
from bot.slack.address_book import UnreachableError
from bot.slack.desk import Desk
from bot.slack.failures import NO_ANSWER
from handlers import interview_messages
from handlers.places import BOT, Event, is_change, message_in, place_of
from handlers.start_form_dropped import Dropped, dropped_document, take_dropped
from handlers.tender_file import DroppedFile, dropped_files, take_dropped_files
from storage.notices import plan_notice
from storage.tables import InboxItem

log = structlog.get_logger()

_MENTION = "app_mention"


@dataclass(frozen=True)
class _Dropped:
    """What somebody dropped with what they say. ``any_file``: at least something."""

    document: Dropped | None = None
    files: tuple[DroppedFile, ...] = ()
    any_file: bool = False


def prepare_message(desk: Desk, item: InboxItem) -> Callable[[Session, InboxItem], None]:
    """What Slack has to tell first: who it is, who reads along, where they are spoken to alone."""
    event = item.payload or {}
    user, place = str(message_in(event).get("user")), place_of(event)
    with desk.database.reading() as session:
        here = desk.municipalities.of_workspace(session, item.workspace_id)
    book = desk.post_offices.of_team(here.team_id).addresses
    outsider = book.outsider_soon(user, team_id=here.team_id)
    direct, exposed = place.channel_id, False
    if not place.is_direct:
        exposed = book.audience(place.channel_id) is Audience.EXPOSED_CHANNEL
        try:
            direct = book.direct(user).channel_id
        except (UnreachableError, SlackApiError, *NO_ANSWER) as error:
            log.info("somebody cannot be spoken to alone", error=type(error).__name__)
            direct = ""

    dropped = _Dropped()
    if event.get("subtype") == interview_messages.FILES:
        dropped = _Dropped(
            dropped_document(desk, here, event, direct=place.is_direct),
            dropped_files(event, direct=place.is_direct),
            any_file=True,
        )

    def handle(session: Session, item: InboxItem) -> None:
        now = desk.clock.now()
        viewer = viewer_of(session, here=here, slack_user_id=user, outsider=outsider, now=now)
        scene = Scene(
            session,
            here,
            viewer,
            place,
            now,
            called=_is_called(event, place),
            direct=direct or None,
        )
        if is_change(event):
            _follow(desk, scene, item, event)
        else:
            _take(desk, scene, item, event, exposed=exposed, dropped=dropped)

    return handle


def _is_called(event: Event, place: Place) -> bool:
    return place.is_direct or event.get("type") == _MENTION


def _take(
    desk: Desk,
    scene: Scene,
    item: InboxItem,
    event: Event,
    *,
    exposed: bool,
    dropped: _Dropped,
) -> None:
    """Take it as an answer if something was asked; else as something new."""
    said = _said(event, scene)
    in_root = scene.place.is_direct and not scene.place.thread_ts
    if in_root and take_word(scene, said):
        return_to_interview(scene)
        return
    asks = interview_open(scene) is not None and in_root and not talk_goes_first(scene)
    if asks and may_be_new(scene, said.text):
        ask_which(scene, said)
        return
    if asks and interview_messages.on_said(scene.session, desk, item, event):
        return
    if asks and interview_open(scene) is None and not means_something(scene, said.text):
        return  # they were told already that nothing was asked any more
    if _takes_files(scene, said, dropped):
        return
    if exposed and scene.called and scene.direct is not None:
        _go_elsewhere(scene, item)
        scene = scene.at(Place(scene.direct))
        in_root = False
    hear(scene, said)
    if in_root:
        return_to_interview(scene)


def _takes_files(scene: Scene, said: Said, dropped: _Dropped) -> bool:
    """Take in what was dropped. :returns: whether that was all."""
    document = dropped.document
    if document is not None and (document.is_form or not said.text):
        take_dropped(scene, document)
        return True
    if dropped.files and (not said.text or permitted(scene.viewer, Act.IMPORT_TENDERS)):
        take_dropped_files(scene, dropped.files)  # with a text, a colleague's may go with that
        return not tells_something(scene, said.text)
    return dropped.any_file and not said.text  # a file alone asks nothing


def _follow(desk: Desk, scene: Scene, item: InboxItem, event: Event) -> None:
    """Somebody changed what they said, or took it away."""
    before, after = event["previous_message"], event.get("message") or {}
    if interview_messages.is_removal(event):
        in_talk = follow_removal(scene, message_ts=str(before["ts"]))
        if not in_talk and scene.place.is_direct:
            interview_messages.on_changed(scene.session, desk, item, event)
        return
    said = _said({**after, BOT: event.get(BOT)}, scene)
    in_talk = follow_change(scene, before=_text(before, event, scene), said=said)
    if not in_talk and scene.place.is_direct:
        interview_messages.on_changed(scene.session, desk, item, event)


def _said(event: Event, scene: Scene) -> Said:
    return Said(str(event["ts"]), _text(event, event, scene))


def _text(message: Event, event: Event, scene: Scene) -> str:
    """What a message says, without the name of the bot, as plain text."""
    text = str(message.get("text") or "")
    if bot := event.get(BOT):
        text = text.replace(f"<@{bot}>", " ")
    return readable(text, scene.here.words).strip()


def _go_elsewhere(scene: Scene, item: InboxItem) -> None:
    """Say where they called that it goes on in private."""
    place = scene.place
    plan_notice(
        scene.session,
        workspace_id=scene.here.workspace_id,
        kind=ids.NOTICE_ELSEWHERE,
        subject_kind=SUBJECT_INBOX,
        subject_id=item.id or 0,
        occurrence="elsewhere",
        recipient=str(ToConversation(place.channel_id, place.thread_ts)),
        due_at=scene.now,
        now=scene.now,
    )
