"""What who looks after a development hears: that it is theirs, and that it comes back."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlmodel import Session

from bot.messages import watch_ids as ids
from bot.messages.watch import development_told
from bot.policy.confidentiality import Audience
from bot.policy.rhythms import moment_on
from bot.policy.watch import told_on
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson
from bot.services.watch_views import development_views
from storage.developments import developments, find_development
from storage.notices import plan_notice, recipients_planned
from storage.people import people_by_id
from storage.tables import Development
from storage.vocabulary import WatchState


def plan_given(session: Session, stored: Development, *, by_id: int, now: datetime) -> None:
    """To who looks after it from now on, in private. ``by_id``: who asked them."""
    _plan(
        session,
        stored,
        ids.NOTICE_GIVEN,
        f"version {stored.version} by {by_id}",
        due_at=now,
        now=now,
    )


def watch_unplanned(session: Session, *, here: Municipality, now: datetime) -> bool:
    """Whether something comes back of which its owner was not told yet."""
    return any(True for _ in _unplanned(session, here, now))


def plan_watch(session: Session, *, here: Municipality, now: datetime) -> None:
    """Plan to tell each owner once, a week before the day that it comes back."""
    for stored, moment in list(_unplanned(session, here, now)):
        _plan(session, stored, ids.NOTICE_BACK, _back(stored.look_again_on), due_at=moment, now=now)


def tell_given(occasion: Occasion) -> Telling | None:
    """What they look after from now on; nothing once it is somebody else's, or done."""
    stored = _theirs(occasion)
    occurrence = occasion.notices[0].occurrence
    if stored is None:
        return None
    by_id = int(occurrence.rpartition(" ")[2])
    people = people_by_id(occasion.session, workspace_id=stored.workspace_id, ids=[by_id])
    by = people[by_id].slack_user_id if by_id in people else ""
    (view,) = development_views(occasion.session, [stored], here=occasion.here)
    return Telling(development_told(view, occasion.here.words, phrase="given", by=by))


def tell_back(occasion: Occasion) -> Telling | None:
    """That it comes back; nothing once it is moved, done, or somebody else's."""
    stored = _theirs(occasion)
    if stored is None or occasion.notices[0].occurrence != _back(stored.look_again_on):
        return None
    (view,) = development_views(occasion.session, [stored], here=occasion.here)
    return Telling(development_told(view, occasion.here.words, phrase="back"))


def _unplanned(
    session: Session, here: Municipality, now: datetime
) -> Iterator[tuple[Development, datetime]]:
    today, calendar = now.astimezone(here.zone).date(), here.profile.calendar
    for stored in developments(session, workspace_id=here.workspace_id):
        on = told_on(stored.look_again_on, country=calendar.country)
        if stored.state is not WatchState.WATCHED or on is None or not _is_near(stored, on, today):
            continue
        known = recipients_planned(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE_BACK,
            subject_kind=ids.SUBJECT,
            subject_id=stored.id or 0,
            occurrence=_back(stored.look_again_on),
        )
        if str(ToPerson(stored.owner_id)) not in known:
            yield stored, max(moment_on(on, calendar.opens, here.zone), now)


def _is_near(stored: Development, on: date, today: date) -> bool:
    """In the week before it comes back; not of what was put there with a day so near."""
    return on <= today < stored.look_again_on and stored.created_at.date() < on


def _theirs(occasion: Occasion) -> Development | None:
    """What the notice is about, if it is still followed, and theirs."""
    stored = find_development(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        development_id=occasion.subject_id,
    )
    if stored is None or stored.state is not WatchState.WATCHED:
        return None
    if occasion.audience is not Audience.PERSON:
        return None
    return stored if str(ToPerson(stored.owner_id)) == occasion.notices[0].recipient else None


def _back(day: date) -> str:
    return f"back {day.isoformat()}"


def _plan(
    session: Session,
    stored: Development,
    kind: str,
    occurrence: str,
    *,
    due_at: datetime,
    now: datetime,
) -> None:
    plan_notice(
        session,
        workspace_id=stored.workspace_id,
        kind=kind,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        occurrence=occurrence,
        recipient=str(ToPerson(stored.owner_id)),
        due_at=due_at,
        now=now,
    )
