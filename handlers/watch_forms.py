"""The forms of the watch list, as they come in: each taken once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_bolt import Ack, App

from bot.messages import watch_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.messages.watch import PAGE
from bot.messages.watch_forms import NO_THEME
from bot.messages.watch_view import WatchListState
from bot.policy.permissions import Act
from bot.policy.watch import Again
from bot.services.form_states import FieldProblem, MistakeError
from bot.services.lesson_input import read_link
from bot.services.people import person_id_of
from bot.services.visible_text import visible_lines
from bot.services.watch import (
    DevelopmentInput,
    add_development,
    change_development,
    finish_development,
    look_again,
)
from bot.slack.desk import Desk
from handlers.chosen_people import outsiders_refused
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Interaction, interaction
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import settle, was_taken
from handlers.watch_shown import (
    DAY,
    DEVELOPMENT,
    changing_form,
    finishing_form,
    list_modal,
    looking_form,
    one_of,
    watcher,
)

_Typed = Mapping[str, Any]


@dataclass(frozen=True)
class _Form:
    """How a form is kept (False: a colleague was faster), shown again, and who may send it.

    ``note``: the phrase of what was done.
    """

    keep: Callable[[Interaction, FormMetadata, _Typed], bool]
    again: Callable[[Interaction, int, _Typed], Block]
    note: str
    act: Act = Act.KEEP_WATCH


def register(app: App, desk: Desk) -> None:
    """Adding is for every colleague; the services know who keeps what."""

    def takes(callback_id: str) -> None:
        @app.view(callback_id, middleware=needs(desk, _FORMS[callback_id].act))
        def _sent(ack: Ack, body: dict[str, Any]) -> None:
            ack(**_taken(desk, body, _FORMS[callback_id]))

    for callback_id in _FORMS:
        takes(callback_id)


def _taken(desk: Desk, body: Body, form: _Form) -> Response:
    metadata, values = sent(body)
    if refused := outsiders_refused(desk, body):
        return refused
    typed, subject = read_state(values), _subject(metadata)
    with interaction(desk, body) as doing:
        note = "added" if subject is None else form.note
        if was_taken(doing, metadata):
            return in_its_place(_shown(doing, subject, None))
        try:
            done = form.keep(doing, metadata, typed)
        except MistakeError as mistake:
            return at_the_fields(_said(doing, mistake.problem, values))
        if not done and subject is not None:
            return in_its_place(form.again(doing, subject, typed))
        settle(doing, metadata, {"subject": subject})
        answer = in_its_place(_shown(doing, subject, note))
        doing.session.commit()
    return answer


def _subject(metadata: FormMetadata) -> int | None:
    found = metadata.notes.get(DEVELOPMENT)
    return None if found is None else int(found)


def _said(doing: Interaction, problem: FieldProblem, values: Any) -> dict[str, str]:
    said = doing.here.words.plain(PAGE, f"problem_{problem.phrase}")
    return {block_ids(values)[problem.name]: said}


def _shown(doing: Interaction, development_id: int | None, note: str | None) -> Block:
    """What was changed, or the list where it was added."""
    if development_id is None:
        return list_modal(doing, WatchListState(), note=note)
    return one_of(doing, development_id, note=note)


def _keep(doing: Interaction, metadata: FormMetadata, typed: _Typed) -> bool:
    text = " ".join(visible_lines(typed.get("text") or "").split())
    if not text:
        raise MistakeError("text", "text_missing")
    theme = typed.get("theme")
    wanted = DevelopmentInput(
        text=text,
        why=visible_lines(typed.get("why") or ""),
        theme=None if theme == NO_THEME else theme,
        link=read_link(typed.get("link") or ""),
        owner_id=person_id_of(
            doing.session, here=doing.here, slack_user_id=typed["owner"], now=doing.now
        ),
        look_again_on=_day(doing, typed, stood=metadata.notes.get(DAY)),
    )
    if (subject := _subject(metadata)) is None:
        add_development(watcher(doing), wanted)
        return True
    return change_development(watcher(doing), subject, wanted, version=metadata.version)


def _look(doing: Interaction, metadata: FormMetadata, typed: _Typed) -> bool:
    return look_again(
        watcher(doing),
        _subject(metadata) or 0,
        on=_day(doing, typed),
        note=visible_lines(typed.get("note") or ""),
        version=metadata.version,
    )


def _finish(doing: Interaction, metadata: FormMetadata, typed: _Typed) -> bool:
    outcome = visible_lines(typed.get("outcome") or "")
    if not outcome:
        raise MistakeError("outcome", "outcome_missing")
    return finish_development(
        watcher(doing), _subject(metadata) or 0, outcome=outcome, version=metadata.version
    )


def _day(doing: Interaction, typed: _Typed, *, stood: str | None = None) -> date:
    """When it comes back. ``stood``: the day that stood in the form: it may be past by now.

    :raises MistakeError: no day was picked, one in the past, or one that was not asked for.
    """
    again, picked = Again(typed["again"]), typed.get("day")
    if again is Again.ON_A_DAY and not picked:
        raise MistakeError("day", "day_missing")
    if again is not Again.ON_A_DAY and picked and picked != stood:
        raise MistakeError("day", "day_unused")
    day = date.fromisoformat(picked) if picked else None
    if again is Again.ON_A_DAY and day is not None and day < doing.today and picked != stood:
        raise MistakeError("day", "day_past")
    return watcher(doing).day_of(again, day)


_FORMS: Mapping[str, _Form] = {
    ids.FORM: _Form(_keep, changing_form, "changed", Act.WATCH),
    ids.LOOK_FORM: _Form(_look, looking_form, "looked"),
    ids.FINISH_FORM: _Form(_finish, finishing_form, "done"),
}
