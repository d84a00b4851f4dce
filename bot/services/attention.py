"""Whether what is due may be told now; what has to wait is written down with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlmodel import Session

from bot.policy.attention import (
    Asks,
    Attention,
    Drop,
    Group,
    Heard,
    HoldUntil,
    TellNow,
    Wishes,
    day_began,
    decide,
    is_late,
    meant,
    week_began,
)
from bot.profile import Profile
from bot.services.attention_kinds import UNASKED_KINDS, asks_of
from bot.services.municipality import Municipality
from bot.services.recipients import ToPerson, parse_recipient
from storage.attention import find_attention
from storage.holding import drop, hold, lock_person, messages_told
from storage.tables import Notice, PersonAttention
from storage.vocabulary import Withheld


@dataclass(frozen=True)
class Hearer:
    """Who would hear it, and when that suits them."""

    here: Municipality
    recipient: str
    wishes: Wishes
    person_id: int | None = None


def hearer_of(
    session: Session, *, here: Municipality, recipient: str, zone: ZoneInfo | None = None
) -> Hearer:
    """A person with what they chose; for a channel or a conversation the municipality's hours.

    :param zone: the person's own, as Slack knows it.
    """
    whom = parse_recipient(recipient)
    if not isinstance(whom, ToPerson):
        return Hearer(here, recipient, wishes_of(None, here=here))
    chosen = find_attention(session, workspace_id=here.workspace_id, person_id=whom.person_id)
    return Hearer(here, recipient, wishes_of(chosen, here=here, zone=zone), whom.person_id)


def wishes_of(
    chosen: PersonAttention | None, *, here: Municipality, zone: ZoneInfo | None = None
) -> Wishes:
    """What somebody chose, and what the profile says where they did not."""
    usual = usual_wishes(here.profile, zone=zone)
    if chosen is None:
        return usual
    groups = {str(group): group for group in Group}
    return replace(
        usual,
        opens=_clock(chosen.starts_at) or usual.opens,
        closes=_clock(chosen.ends_at) or usual.closes,
        daily=_clock(chosen.daily_at) or usual.daily,
        weekdays=frozenset(chosen.weekdays or usual.weekdays),
        snoozed_until=chosen.snoozed_until,
        absent_from=chosen.absent_from,
        absent_until=chosen.absent_until,
        muted=frozenset(groups[each] for each in chosen.muted or () if each in groups),
    )


def usual_wishes(profile: Profile, *, zone: ZoneInfo | None = None) -> Wishes:
    """When people of a municipality work, as its profile has it."""
    calendar = profile.calendar
    return Wishes(
        zone=zone or ZoneInfo(profile.timezone),
        opens=time.fromisoformat(calendar.opens),
        closes=time.fromisoformat(calendar.closes),
        daily=time.fromisoformat(profile.attention.daily_moment),
        country=calendar.country,
    )


def _clock(written: str | None) -> time | None:
    return time.fromisoformat(written) if written else None


def zone_named(name: str | None) -> ZoneInfo | None:
    """A time zone by the name that Slack gives it; None for one that nobody knows here."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def heard_by(session: Session, hearer: Hearer, *, now: datetime) -> Heard:
    """How many unasked messages somebody got this week and today."""

    def since(moment: datetime) -> int:
        return messages_told(
            session,
            workspace_id=hearer.here.workspace_id,
            recipient=hearer.recipient,
            kinds=UNASKED_KINDS,
            since=moment,
        )

    return Heard(
        this_week=since(week_began(hearer.wishes, now)),
        today=since(day_began(hearer.wishes, now)),
        budget=hearer.here.profile.attention.unasked_per_week,
    )


def consider(
    session: Session, notices: Sequence[Notice], hearer: Hearer, *, now: datetime
) -> list[Notice]:
    """What of these may be told now. What may not is held back or dropped, with the reason."""
    wanted = [each for each in notices if each.withheld is Withheld.ASKED_FOR]
    if wanted:
        return wanted  # what was not asked for does not slip in with them
    muted = [each for each in notices if _group(each) in hearer.wishes.muted and _group(each)]
    for notice in muted:
        _apply(session, notice, hearer, now=now, heard=Heard())
    rest = [each for each in notices if each not in muted]
    if not rest:
        return []
    heard = Heard()
    if asks_of(rest[0]).attention is Attention.UNASKED and hearer.person_id is not None:
        lock_person(session, person_id=hearer.person_id)
        heard = heard_by(session, hearer, now=now)
    ready = [each for each in rest if _is_ready(each, hearer, now, heard)]
    if ready:
        return rest  # one message goes anyway: what would come tomorrow travels along
    for notice in rest:
        _apply(session, notice, hearer, now=now, heard=heard)
    return []


def late_since(notice: Notice, hearer: Hearer, *, now: datetime) -> datetime | None:
    """The moment that was missed, where somebody must read that it comes late."""
    asks = asks_of(notice)
    if asks.attention is Attention.ANSWER:
        return None
    moment = notice.meant_at or meant(_asks(notice, hearer), hearer.wishes, due=notice.due_at)
    return moment if is_late(moment, now) else None


def _is_ready(notice: Notice, hearer: Hearer, now: datetime, heard: Heard) -> bool:
    asks = _asks(notice, hearer)
    decision = decide(asks, hearer.wishes, due=notice.due_at, now=now, heard=heard)
    return isinstance(decision, TellNow)


def _apply(
    session: Session, notice: Notice, hearer: Hearer, *, now: datetime, heard: Heard
) -> None:
    """Write down that it waits, or that it is not told."""
    asks = _asks(notice, hearer)
    match decide(asks, hearer.wishes, due=notice.due_at, now=now, heard=heard):
        case HoldUntil(moment, why):
            missed = late_since(notice, hearer, now=now)
            hold(session, notice, until=moment, why=why, meant_at=missed)
        case Drop(why):
            drop(session, notice, why=why)


def _asks(notice: Notice, hearer: Hearer) -> Asks:
    """Nobody mutes a channel, and nothing is counted there: it has the hours of the house."""
    asks = asks_of(notice)
    if hearer.person_id is None and asks.attention is Attention.UNASKED:
        return Asks(Attention.WORK)
    return asks


def _group(notice: Notice) -> Group | None:
    return asks_of(notice).group
