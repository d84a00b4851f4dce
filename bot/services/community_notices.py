"""What is told of the community: a welcome, once; in the channel how many came, never who."""

from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from bot.messages import community_ids as ids
from bot.messages.community import newcomers_told, welcome
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToChannel, ToPerson
from storage.community import community_growth, find_member
from storage.notices import plan_notice
from storage.tables import CommunityMember

WELCOMED_AFTER = timedelta(days=1)
"""Not on the day itself: what they did then is answered already, and their message of that day
is for what cannot wait."""

_ONCE = "once"


def plan_welcome(session: Session, *, here: Municipality, person_id: int, now: datetime) -> None:
    """To who came in by taking part, in private."""
    plan_notice(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE_WELCOME,
        subject_kind=ids.SUBJECT,
        subject_id=person_id,
        occurrence=_ONCE,
        recipient=str(ToPerson(person_id)),
        due_at=now + WELCOMED_AFTER,
        now=now,
    )


def plan_newcomers(session: Session, *, here: Municipality, month: datetime, now: datetime) -> None:
    """In the channel of the community, once that month is over."""
    channels = here.profile.channels
    opens = time.fromisoformat(here.profile.calendar.opens)
    plan_notice(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE_NEWCOMERS,
        subject_kind=ids.SUBJECT_WORKSPACE,
        subject_id=here.workspace_id,
        occurrence=month.date().isoformat(),
        recipient=str(ToChannel(channels.community or channels.default)),
        due_at=datetime.combine(_month_after(month), opens, here.zone),
        now=now,
    )


def tell_welcome(occasion: Occasion) -> Telling | None:
    """The welcome; nothing to who left, or filled in their profile already.

    A guest, or somebody of another organisation, took part as well: the community is for
    colleagues, so they are out of it before they knew.
    """
    member = find_member(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        person_id=occasion.subject_id,
    )
    if member is None or member.left_at is not None or member.version > 1:
        return None
    if occasion.outsider:
        _leave_unseen(occasion.session, member, now=occasion.now)
        return None
    return Telling(welcome(member.because, occasion.here.words))


def tell_newcomers(occasion: Occasion) -> Telling | None:
    """How many came in that month, and how many there are; nothing where nobody came."""
    here = occasion.here
    month = datetime.fromisoformat(occasion.notices[0].occurrence).replace(tzinfo=here.zone)
    joined, members = community_growth(
        occasion.session,
        workspace_id=here.workspace_id,
        since=month,
        before=datetime.combine(_month_after(month), time(), here.zone),
    )
    if not joined:
        return None
    return Telling(newcomers_told(joined, members, here.words, month=month.date()))


def _leave_unseen(session: Session, member: CommunityMember, *, now: datetime) -> None:
    member.left_at, member.shown = now, False
    member.version += 1
    member.updated_at = now
    session.add(member)
    session.flush()


def _month_after(month: datetime) -> date:
    return (month.date() + timedelta(days=31)).replace(day=1)
