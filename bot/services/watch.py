"""The watch list: what is put there, changed, looked at again and done; each change logged."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.messages import watch_ids as ids
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.policy.watch import EVERY_TIME, Again, is_talked_about_at, may_keep, next_quarter
from bot.services.agenda_items import agenda_changed, rhythms_with_agenda
from bot.services.errors import NotAllowedError
from bot.services.municipality import Municipality
from bot.services.outreach_errors import DevelopmentGoneError, MayNotKeepDevelopmentError
from bot.services.watch_notices import plan_given
from storage import event_log
from storage.developments import find_development
from storage.tables import Development
from storage.vocabulary import WatchState

_TYPED = ("text", "why", "link", "outcome")


@dataclass(frozen=True)
class DevelopmentInput:
    """What somebody wants to follow; ``owner_id`` is our own id, ``theme`` a slug."""

    text: str
    owner_id: int
    look_again_on: date
    why: str | None = None
    theme: str | None = None
    link: str | None = None


@dataclass(frozen=True)
class Watcher:
    """Who does something with the watch list, where and when."""

    session: Session
    here: Municipality
    viewer: Viewer
    now: datetime

    @property
    def today(self) -> date:
        """The day in the zone of the municipality."""
        return self.now.astimezone(self.here.zone).date()

    def day_of(self, again: Again, day: date | None) -> date:
        """The day that belongs to what was chosen; ``day`` is the one that was picked."""
        match again:
            case Again.EVERY_TIME:
                return EVERY_TIME
            case Again.ON_A_DAY if day is not None:
                return day
        return next_quarter(self.today, country=self.here.profile.calendar.country)


def add_development(doing: Watcher, wanted: DevelopmentInput) -> Development:
    """Put it on the list. Who is to look after it hears so, unless it was them.

    :raises NotAllowedError: this is for colleagues.
    """
    if not permitted(doing.viewer, Act.WATCH):
        raise NotAllowedError(Act.WATCH)
    stored = Development(
        workspace_id=doing.here.workspace_id,
        created_by_id=doing.viewer.person_id,
        created_at=doing.now,
        updated_at=doing.now,
        **_fields(wanted),
    )
    doing.session.add(stored)
    doing.session.flush()
    before = dict.fromkeys(_fields(wanted))
    _log(doing, stored, ids.EVENT_ADDED, before)
    _told(doing, stored, owner_before=None)
    return stored


def change_development(
    doing: Watcher, development_id: int, wanted: DevelopmentInput, *, version: int
) -> bool:
    """Change it. :returns: False when somebody was faster: then nothing is written.

    :raises DevelopmentGoneError: there is none.
    :raises MayNotKeepDevelopmentError: somebody else looks after it.
    """
    return _change(doing, development_id, ids.EVENT_CHANGED, _fields(wanted), version=version)


def give_development(doing: Watcher, development_id: int, *, owner_id: int) -> bool:
    """Somebody else looks after it, and hears so along with more that they take over.

    :returns: False when it is done, or theirs already.

    The refusals as of :func:`change_development`.
    """
    stored = _kept_by(doing, development_id)
    if stored.state is not WatchState.WATCHED or stored.owner_id == owner_id:
        return False
    _write(doing, stored, ids.EVENT_CHANGED, {"owner_id": owner_id})
    _told(doing, stored, owner_before=owner_id)
    return True


def look_again(doing: Watcher, development_id: int, *, on: date, note: str, version: int) -> bool:
    """It was looked at; it comes back. The other refusals as of :func:`change_development`."""
    fields = {"look_again_on": on, "outcome": note or None}
    return _change(doing, development_id, ids.EVENT_LOOKED, fields, version=version)


def finish_development(doing: Watcher, development_id: int, *, outcome: str, version: int) -> bool:
    """It does not come back. The refusals as of :func:`change_development`."""
    fields = {"state": WatchState.DONE, "outcome": outcome}
    return _change(doing, development_id, ids.EVENT_DONE, fields, version=version)


def reopen_development(doing: Watcher, development_id: int) -> bool:
    """It is followed again, from the next quarter. :returns: False when it was followed already.

    The refusals as of :func:`change_development`.
    """
    stored = _kept_by(doing, development_id)
    if stored.state is WatchState.WATCHED:
        return False
    on = doing.day_of(Again.NEXT_QUARTER, None)
    fields = {"state": WatchState.WATCHED, "look_again_on": on}
    return _change(doing, development_id, ids.EVENT_REOPENED, fields, version=stored.version)


def discussed(
    doing: Watcher, development_id: int, *, on: date, comes_back: bool | None, note: str
) -> None:
    """It had its turn in a meeting; who sits there decides when it comes back.

    Nothing where it is done by now.

    :param on: the day of the meeting.
    :param comes_back: whether the next meeting has it again; where nobody said so what comes
        back every time goes on doing so, and the rest waits for the next quarter.
    """
    stored = find_development(
        doing.session,
        workspace_id=doing.here.workspace_id,
        development_id=development_id,
        lock=True,
    )
    if stored is None or stored.state is not WatchState.WATCHED:
        return
    every_time = stored.look_again_on == EVERY_TIME
    later = next_quarter(on, country=doing.here.profile.calendar.country)
    fields: dict[str, Any] = {"outcome": note} if note else {}
    if comes_back and not every_time:
        fields["look_again_on"] = on
    elif comes_back is False or not every_time:
        fields["look_again_on"] = later
    if fields:
        _write(doing, stored, ids.EVENT_LOOKED, fields)


def _change(
    doing: Watcher, development_id: int, kind: str, fields: dict[str, Any], *, version: int
) -> bool:
    stored = _kept_by(doing, development_id)
    if stored.version != version:
        return False
    owner_before = stored.owner_id
    _write(doing, stored, kind, fields)
    _told(doing, stored, owner_before=owner_before)
    return True


def _kept_by(doing: Watcher, development_id: int) -> Development:
    stored = find_development(
        doing.session,
        workspace_id=doing.here.workspace_id,
        development_id=development_id,
        lock=True,
    )
    if stored is None:
        raise DevelopmentGoneError
    if not may_keep(doing.viewer, owner_id=stored.owner_id, created_by_id=stored.created_by_id):
        raise MayNotKeepDevelopmentError
    return stored


def _write(doing: Watcher, stored: Development, kind: str, fields: dict[str, Any]) -> None:
    before = {name: getattr(stored, name) for name in fields}
    for name, value in fields.items():
        setattr(stored, name, value)
    stored.version += 1
    stored.updated_at = doing.now
    doing.session.add(stored)
    doing.session.flush()
    _log(doing, stored, kind, before)


def _log(doing: Watcher, stored: Development, kind: str, before: dict[str, Any]) -> None:
    """Write down what differs; what somebody typed apart."""
    changed = {
        name: [_plain(was), _plain(getattr(stored, name))]
        for name, was in before.items()
        if was != getattr(stored, name)
    }
    event_log.record(
        doing.session,
        workspace_id=doing.here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        kind=kind,
        actor_id=doing.viewer.person_id,
        now=doing.now,
        facts={
            "version": stored.version,
            **{name: both for name, both in changed.items() if name not in _TYPED},
        },
        texts={name: both for name, both in changed.items() if name in _TYPED} or None,
    )


def _told(doing: Watcher, stored: Development, *, owner_before: int | None) -> None:
    """A new owner hears of it; an agenda that was sent already follows."""
    if stored.owner_id not in (owner_before, doing.viewer.person_id):
        plan_given(doing.session, stored, by_id=doing.viewer.person_id, now=doing.now)
    rhythms = rhythms_with_agenda(doing.session, here=doing.here)
    kinds = {each.kind for each in rhythms}
    for rhythm in rhythms:
        if is_talked_about_at(rhythm.kind, kinds):
            agenda_changed(
                doing.session,
                here=doing.here,
                rhythm=rhythm.slug,
                now=doing.now,
                because=f"development {stored.id} {stored.version}",
            )


def _fields(wanted: DevelopmentInput) -> dict[str, Any]:
    return {
        "text": wanted.text,
        "why": wanted.why or None,
        "theme": wanted.theme or None,
        "link": wanted.link or None,
        "owner_id": wanted.owner_id,
        "look_again_on": wanted.look_again_on,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
