"""A file of tenders that somebody drops in their direct message with the bot."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import tender_file_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.messages.tender_file import PAGE, column_name
from bot.messages.tender_file_columns import chosen_columns, columns_form, columns_gone
from bot.policy.permissions import Act
from bot.services import tender_drops
from bot.services.conversation_talk import Scene
from bot.services.tender_columns import NAMES, REQUIRED
from bot.services.tender_drop_rows import is_importable
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Interaction, chosen_id, interaction, looking
from handlers.opening import show
from handlers.responses import DONE, Response, at_the_fields, in_its_place
from handlers.sent_once import is_new
from storage.vocabulary import ImportState


@dataclass(frozen=True)
class DroppedFile:
    """A file that may hold tenders, by its name."""

    slack_file_id: str
    name: str


def register(app: App, desk: Desk) -> None:
    """The answers; the services let who dropped it alone give one."""

    @app.action(ids.TAKE, middleware=needs(desk, Act.IMPORT_TENDERS))
    def _take(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            tender_drops.begin_import(doing.session, **_whose(doing, chosen_id(body)))
            doing.session.commit()

    @app.action(ids.DECLINE, middleware=needs(desk, Act.IMPORT_TENDERS))
    def _decline(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            tender_drops.decline(doing.session, **_whose(doing, chosen_id(body)))
            doing.session.commit()

    @app.action(ids.OPEN_COLUMNS, middleware=needs(desk, Act.IMPORT_TENDERS))
    def _open_columns(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _form(desk, body))

    @app.view(ids.COLUMNS, middleware=needs(desk, Act.IMPORT_TENDERS))
    def _columns(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_chosen(desk, body))


def dropped_files(event: Mapping[str, Any], *, direct: bool) -> tuple[DroppedFile, ...]:
    """The files in a message that may hold tenders; none in a channel."""
    return tuple(_named(event)) if direct else ()


def take_dropped_files(scene: Scene, dropped: tuple[DroppedFile, ...]) -> None:
    """Keep that they were dropped; they are read apart from this, for that may take a while."""
    for each in dropped:
        tender_drops.take_in(
            scene.session,
            here=scene.here,
            viewer=scene.viewer,
            slack_file_id=each.slack_file_id,
            file_name=each.name,
            now=scene.now,
        )


def _named(event: Mapping[str, Any]) -> Iterator[DroppedFile]:
    for file in event.get("files") or ():
        name = str(file.get("name") or "")
        if file.get("id") and is_importable(name):
            yield DroppedFile(str(file["id"]), name)


def _whose(doing: Interaction, import_id: int) -> dict[str, Any]:
    return {"here": doing.here, "viewer": doing.viewer, "import_id": import_id, "now": doing.now}


def _form(desk: Desk, body: Body) -> Block:
    """Every column of ours with the headings of the file, as it was read last."""
    with looking(desk, body) as doing:
        _, view = tender_drops.own_file(
            doing.session, here=doing.here, viewer=doing.viewer, import_id=chosen_id(body)
        )
    if view.state is not ImportState.ASKED or view.found is None:
        return columns_gone(doing.here.words)
    metadata = FormMetadata(view.import_id)
    return columns_form(
        view,
        view.found,
        doing.here.words,
        columns=NAMES,
        required=REQUIRED,
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _chosen(desk: Desk, body: Body) -> Response:
    """The file is read anew with what was chosen, once; or it is said what is wrong."""
    metadata, values = sent(body)
    with interaction(desk, body) as doing:
        import_id = metadata.subject_id or 0
        _, view = tender_drops.own_file(
            doing.session, here=doing.here, viewer=doing.viewer, import_id=import_id
        )
        if not is_new(doing, metadata):
            return DONE
        if view.state is not ImportState.ASKED or view.found is None:
            return in_its_place(columns_gone(doing.here.words))
        columns = chosen_columns(read_state(values), view.found)
        wrong = _wrong(doing, columns)
        if wrong:
            at = block_ids(values)
            return at_the_fields({at[column]: told for column, told in wrong.items()})
        tender_drops.choose_columns(doing.session, **_whose(doing, import_id), columns=columns)
        doing.session.commit()
    return DONE


def _wrong(doing: Interaction, columns: Mapping[str, str]) -> dict[str, str]:
    """What is told at each of our columns: a heading is one thing, and some must be there."""
    words, first, wrong = doing.here.words, dict[str, str](), dict[str, str]()
    for column, heading in columns.items():
        before = first.setdefault(heading, column)
        if before != column:
            name = column_name(before, words)
            wrong[column] = words.plain(PAGE, "form_twice", column=name)
    for column in REQUIRED:
        if column not in columns:
            wrong[column] = words.plain(PAGE, "form_missing")
    return wrong
