"""What somebody chooses about when they are told things. Everybody their own, nobody another's."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.messages import attention_ids as ids
from bot.messages.attention_view import AttentionForm, AttentionView, HeldLine, Snooze
from bot.policy.attention import LONGEST_ABSENCE, Group, Wishes
from bot.policy.confidentiality import Viewer
from bot.services.attention import Hearer, heard_by, hearer_of
from bot.services.attention_kinds import asks_of_kind
from bot.services.municipality import Municipality
from bot.services.recipients import ToPerson
from storage import event_log
from storage.attention import lock_attention
from storage.holding import consider_anew, held_back, release
from storage.tables import Notice
from storage.vocabulary import NoticeState

SHOW_MUTED = timedelta(days=14)
"""So long what was muted can still be read."""

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


def attention_view(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    now: datetime,
    zone: ZoneInfo | None = None,
) -> AttentionView:
    """What somebody chose, how much they heard this week, and what was held back from them.

    :param zone: their own, as Slack knows it.
    """
    hearer = _hearer(session, here, viewer, zone)
    counted: Counter[HeldLine] = Counter(
        _held_line(each) for each in _held(session, hearer, now=now)
    )
    lines = [HeldLine(line.group, line.why, line.until, count) for line, count in counted.items()]
    return AttentionView(
        wishes=hearer.wishes,
        heard=heard_by(session, hearer, now=now),
        now=now,
        held=lines,
        proposal=here.profile.attention.proposal,
        elsewhere=hearer.wishes.zone.key != here.zone.key,
    )


def problems_of(form: AttentionForm, *, today: date) -> Mapping[str, str]:
    """What is wrong with a form, by field: the phrase that says so."""
    problems: dict[str, str] = {}
    if (form.starts_at or "") >= (form.ends_at or ""):
        problems["ends_at"] = "problem_hours"
    if not form.weekdays:
        problems["weekdays"] = "problem_weekdays"
    if form.absent_until is None:
        if form.absent_from is not None:
            problems["absent_until"] = "problem_absent_open"
        return problems
    last = date.fromisoformat(form.absent_until)
    first = date.fromisoformat(form.absent_from) if form.absent_from else today
    if last < max(first, today):
        problems["absent_until"] = "problem_absent"
    elif last - today > LONGEST_ABSENCE:
        problems["absent_until"] = "problem_absent_long"
    return problems


def save_form(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    form: AttentionForm,
    now: datetime,
    zone: ZoneInfo | None = None,
) -> bool:
    """Keep a form without problems. :returns: whether anything changed.

    What is the same as in the profile is not kept: it goes along when that changes.
    """
    wishes = _hearer(session, here, viewer, zone).wishes
    calendar, attention = here.profile.calendar, here.profile.attention
    wanted = {Group(each) for each in form.wanted}
    weekdays = sorted(int(day) for day in form.weekdays)
    chosen: dict[str, Any] = {
        "starts_at": _other_than(form.starts_at, calendar.opens),
        "ends_at": _other_than(form.ends_at, calendar.closes),
        "daily_at": _other_than(form.daily_at, attention.daily_moment),
        "weekdays": None if weekdays == list(range(5)) else weekdays,
        "absent_from": _first_day(form, wishes.day_of(now)),
        "absent_until": date.fromisoformat(form.absent_until) if form.absent_until else None,
        "muted": sorted(each.value for each in Group if each not in wanted) or None,
    }
    was_snoozed = wishes.snoozed_until is not None and wishes.snoozed_until > now
    was_absent = wishes.absent_until is not None and wishes.absent_until >= wishes.day_of(now)
    if form.snooze != Snooze.KEEP and (was_snoozed or form.snooze != Snooze.NOT):
        chosen["snoozed_until"] = snooze_end(Snooze(form.snooze or Snooze.NOT), wishes, now=now)
    if form.absent_until is None and not was_absent:
        del chosen["absent_from"], chosen["absent_until"]  # what is over stays as it was
    return _keep(session, here, viewer, chosen, now=now)


def snooze(
    session: Session, *, here: Municipality, viewer: Viewer, until: datetime, now: datetime
) -> bool:
    """Tell somebody nothing until then, but answers. :returns: whether that is new."""
    return _keep(session, here, viewer, {"snoozed_until": until}, now=now)


def be_absent(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    first: date,
    last: date,
    now: datetime,
) -> bool:
    """Tell somebody nothing on these days, but answers. :returns: whether that is new."""
    chosen = {"absent_from": first, "absent_until": last}
    return _keep(session, here, viewer, chosen, now=now)


def mute(
    session: Session, *, here: Municipality, viewer: Viewer, group: Group, now: datetime
) -> bool:
    """Tell somebody nothing of this sort any more. :returns: whether that is new."""
    wishes = _hearer(session, here, viewer, None).wishes
    muted = sorted(each.value for each in {*wishes.muted, group})
    return _keep(session, here, viewer, {"muted": muted}, now=now)


def show_all(session: Session, *, here: Municipality, viewer: Viewer, now: datetime) -> int:
    """Tell somebody now what was held back from them. :returns: how many notices."""
    hearer = _hearer(session, here, viewer, None)
    held = _held(session, hearer, now=now)
    release(session, held, now=now)
    if held:
        event_log.record(
            session,
            workspace_id=here.workspace_id,
            subject_kind=ids.SUBJECT,
            subject_id=viewer.person_id,
            kind=ids.EVENT_SHOWN,
            actor_id=viewer.person_id,
            now=now,
            facts={"notices": len(held)},
        )
    return len(held)


def snooze_end(choice: Snooze, wishes: Wishes, *, now: datetime) -> datetime | None:
    """Until when somebody hears nothing, on their own clock."""
    today = wishes.day_of(now)
    match choice:
        case Snooze.HOUR:
            return now.replace(second=0, microsecond=0) + timedelta(hours=1)
        case Snooze.TOMORROW:
            return wishes.at(today + _DAY, time())
        case Snooze.MONDAY:
            return wishes.at(today + timedelta(days=7 - today.weekday()), time())
        case Snooze.WEEK:
            return wishes.at(today + _WEEK, time())
    return None


def _keep(
    session: Session,
    here: Municipality,
    viewer: Viewer,
    chosen: Mapping[str, Any],
    *,
    now: datetime,
) -> bool:
    """Write what differs, log it, and look again at what waits."""
    row = lock_attention(
        session, workspace_id=here.workspace_id, person_id=viewer.person_id, now=now
    )
    changes = {
        name: (getattr(row, name), value)
        for name, value in chosen.items()
        if getattr(row, name) != value
    }
    if not changes:
        return False
    for name, (_, value) in changes.items():
        setattr(row, name, value)
    row.version, row.changed_at = row.version + 1, now
    session.add(row)
    session.flush()
    event_log.record(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=viewer.person_id,
        kind=ids.EVENT_CHANGED,
        actor_id=viewer.person_id,
        now=now,
        facts={name: [_fact(old), _fact(new)] for name, (old, new) in changes.items()},
    )
    consider_anew(
        session,
        workspace_id=here.workspace_id,
        recipient=str(ToPerson(viewer.person_id)),
        now=now,
    )
    return True


def _hearer(session: Session, here: Municipality, viewer: Viewer, zone: ZoneInfo | None) -> Hearer:
    return hearer_of(session, here=here, recipient=str(ToPerson(viewer.person_id)), zone=zone)


def _held(session: Session, hearer: Hearer, *, now: datetime) -> list[Notice]:
    return held_back(
        session,
        workspace_id=hearer.here.workspace_id,
        recipient=hearer.recipient,
        muted_since=now - SHOW_MUTED,
    )


def _held_line(notice: Notice) -> HeldLine:
    if notice.withheld is None:
        raise ValueError("what was never held back has no reason")
    until = notice.due_at if notice.state is NoticeState.PLANNED else None
    return HeldLine(asks_of_kind(notice.kind).group, notice.withheld, until)


def _other_than(chosen: str | None, usual: str) -> str | None:
    return None if chosen == usual else chosen


def _first_day(form: AttentionForm, today: date) -> date | None:
    if form.absent_until is None:
        return None
    return date.fromisoformat(form.absent_from) if form.absent_from else today


def _fact(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
