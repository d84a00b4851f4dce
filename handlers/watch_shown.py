"""The watch list as it is shown to who asks: the list, one development, the forms."""

from collections.abc import Mapping
from typing import Any

from bot.language.titles import capitalised
from bot.messages.message import Block
from bot.messages.watch import development_modal, watch_modal
from bot.messages.watch_forms import (
    development_form,
    finish_form,
    look_form,
    values_of,
)
from bot.messages.watch_view import DevelopmentView, WatchListState
from bot.policy.confidentiality import permitted
from bot.policy.permissions import Act
from bot.policy.watch import EVERY_TIME, Again
from bot.services.errors import NotAllowedError
from bot.services.outreach_errors import MayNotKeepDevelopmentError
from bot.services.watch import Watcher
from bot.services.watch_views import development_view, watch_list
from handlers.form_metadata import FormMetadata
from handlers.interaction import Interaction
from handlers.listing import new_step
from storage.people import people_by_id

DEVELOPMENT, DAY = "development", "day"
"""What a form remembers: which one it is about, and the day that stood there."""

_Typed = Mapping[str, Any] | None


def watcher(doing: Interaction) -> Watcher:
    """Who does something with the list."""
    return Watcher(doing.session, doing.here, doing.viewer, doing.now)


def list_modal(doing: Interaction, state: WatchListState, *, note: str | None = None) -> Block:
    """The list. ``note``: what was just done."""
    found = watch_list(doing.session, here=doing.here, viewer=doing.viewer, state=state)
    return watch_modal(found, doing.here.profile, doing.here.words, step=new_step(), note=note)


def one_of(doing: Interaction, development_id: int, *, note: str | None = None) -> Block:
    """One of them. ``note``: what was just done."""
    return development_modal(_view(doing, development_id), doing.here.words, note=note)


def new_form(doing: Interaction, typed: str) -> Block:
    """The form of something new, with what was said of it; who asks looks after it.

    :raises NotAllowedError: this is for colleagues.
    """
    if not permitted(doing.viewer, Act.WATCH):
        raise NotAllowedError(Act.WATCH)
    people = people_by_id(
        doing.session, workspace_id=doing.here.workspace_id, ids=[doing.viewer.person_id]
    )
    owner = next((each.slack_user_id for each in people.values()), None)
    values = {"text": capitalised(typed), "owner": owner, "again": Again.NEXT_QUARTER.value}
    metadata = FormMetadata()
    return development_form(
        values,
        doing.here.profile,
        doing.here.words,
        metadata=metadata.dump(),
        step=metadata.step,
    )


def changing_form(doing: Interaction, development_id: int, typed: _Typed = None) -> Block:
    """The form of what stands there. ``typed``: what was sent while a colleague was faster."""
    view = _kept(doing, development_id)
    metadata = _remembering(view)
    return development_form(
        values_of(view) if typed is None else typed,
        doing.here.profile,
        doing.here.words,
        metadata=metadata.dump(),
        step=metadata.step,
        standing=None if typed is None else view,
    )


def looking_form(doing: Interaction, development_id: int, typed: _Typed = None) -> Block:
    """What came of looking at it; what comes back every time goes on doing so."""
    view = _kept(doing, development_id)
    every_time = view.look_again_on == EVERY_TIME
    fresh = {"again": (Again.EVERY_TIME if every_time else Again.NEXT_QUARTER).value}
    metadata = _remembering(view)
    return look_form(
        view,
        fresh if typed is None else typed,
        doing.here.words,
        metadata=metadata.dump(),
        step=metadata.step,
        stale=typed is not None,
    )


def finishing_form(doing: Interaction, development_id: int, typed: _Typed = None) -> Block:
    """How it ended."""
    view = _kept(doing, development_id)
    metadata = _remembering(view)
    return finish_form(
        view,
        typed or {},
        doing.here.words,
        metadata=metadata.dump(),
        step=metadata.step,
        stale=typed is not None,
    )


def _remembering(view: DevelopmentView) -> FormMetadata:
    day = view.day.isoformat() if view.day else None
    return FormMetadata(version=view.version, notes={DEVELOPMENT: view.development_id, DAY: day})


def _view(doing: Interaction, development_id: int) -> DevelopmentView:
    return development_view(
        doing.session, here=doing.here, viewer=doing.viewer, development_id=development_id
    )


def _kept(doing: Interaction, development_id: int) -> DevelopmentView:
    view = _view(doing, development_id)
    if not view.may_keep:
        raise MayNotKeepDevelopmentError
    return view
