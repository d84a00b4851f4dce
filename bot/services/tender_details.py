"""Everything about a tender that one person may know, and what happened to it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.messages import tender_details as page
from bot.messages import tender_ids as ids
from bot.messages.formatting import day, day_and_time, euros
from bot.messages.tender_details import MomentLine, TenderDetails
from bot.messages.trajectory_view import HistoryLine, Planning
from bot.policy.confidentiality import Audience, Viewer, may_see
from bot.policy.tender_nudges import ahead
from bot.services.involved import involvement
from bot.services.municipality import Municipality
from bot.services.nudges_brought import brought_up
from bot.services.tender_access import may_see_tender_value
from bot.services.tender_fields import TenderInput
from bot.services.tender_views import tender_view
from storage import event_log
from storage.people import people_by_id
from storage.tables import Event, Tender
from storage.tenders import find_tender, tenders_after
from storage.trajectories import find_trajectory
from storage.vocabulary import Precision

SHOWN_HISTORY = 8
SHOWN_KINDS = frozenset({"added", "changed", page.ANSWERED})
_FIELDS = (*TenderInput.__dataclass_fields__, "state")
_PEOPLE = frozenset({"client_id", "budget_holder_id"})


def tender_details(
    session: Session, stored: Tender, *, here: Municipality, viewer: Viewer, now: datetime
) -> TenderDetails:
    """For one person, in private."""
    today = now.astimezone(here.zone).date()
    view = tender_view(
        session, stored, here=here, viewer=viewer, audience=Audience.PERSON, today=today
    )
    lines = _history(session, stored, here, viewer)
    known = stored.trajectory_id if view.trajectory_number is not None else None
    return TenderDetails(
        view,
        stored.version,
        trajectory_id=known,
        after=_after(session, stored, here, viewer),
        followed_by=tuple(
            f"{ids.NUMBER_PREFIX}{each.number}"
            for each in tenders_after(session, workspace_id=here.workspace_id, tender_id=stored.id)
        ),
        moments=_moments(session, stored, here, now),
        history=lines[:SHOWN_HISTORY],
        earlier=max(0, len(lines) - SHOWN_HISTORY),
    )


def _moments(
    session: Session, stored: Tender, here: Municipality, now: datetime
) -> tuple[MomentLine, ...]:
    """When it is brought up from now on, and what is asked then."""
    found = brought_up(session, here=here, now=now, tender_id=stored.id)
    return tuple(
        MomentLine(each.day, each.question)
        for brought in found
        for each in ahead(
            brought.moments,
            brought.asked,
            today=now.astimezone(here.zone).date(),
            country=here.profile.calendar.country,
        )
    )


def _after(session: Session, stored: Tender, here: Municipality, viewer: Viewer) -> str:
    """What the contract before it is called, for who may know of that."""
    if stored.follows_id is not None:
        before = find_tender(session, workspace_id=here.workspace_id, tender_id=stored.follows_id)
        return f"{ids.NUMBER_PREFIX}{before.number}" if before else ""
    if stored.follows_trajectory_id is None:
        return ""
    record = find_trajectory(
        session, workspace_id=here.workspace_id, trajectory_id=stored.follows_trajectory_id
    )
    if record is None or not may_see(viewer, involvement(record)):
        return ""
    return here.words.plain(page.PAGE, "open_trajectory", number=record.trajectory.number)


def _history(
    session: Session, stored: Tender, here: Municipality, viewer: Viewer
) -> tuple[HistoryLine, ...]:
    """What happened to it, the newest first."""
    events = [
        each
        for each in event_log.history(
            session,
            workspace_id=here.workspace_id,
            subject_kind=ids.SUBJECT,
            subject_id=stored.id or 0,
        )
        if each.kind in SHOWN_KINDS
    ]
    actors = {each.actor_id for each in events if each.actor_id is not None}
    people = people_by_id(session, workspace_id=here.workspace_id, ids=actors)
    slack_ids = {person_id: person.slack_user_id for person_id, person in people.items()}
    exact = may_see_tender_value(stored, viewer, Audience.PERSON)
    return tuple(_line(each, slack_ids, here, exact=exact) for each in reversed(events))


def _line(
    event: Event, slack_ids: Mapping[int, str], here: Municipality, *, exact: bool
) -> HistoryLine:
    if event.kind == page.ANSWERED:
        return _answered(event, slack_ids, here)
    said = {**event.facts, **(event.texts or {})} if event.kind == "changed" else {}
    changed = {name: said[name] for name in _FIELDS if name in said}
    hidden = _PEOPLE if exact else _PEOPLE | {"value_cents"}
    return HistoryLine(
        kind=event.kind,
        at=day_and_time(event.at, here.zone),
        actor=slack_ids.get(event.actor_id or 0, ""),
        fields=tuple(changed),
        values={
            name: (_readable(name, both[0], here), _readable(name, both[1], here))
            for name, both in changed.items()
            if name not in hidden
        },
    )


def _answered(event: Event, slack_ids: Mapping[int, str], here: Municipality) -> HistoryLine:
    """What somebody answered; that they took it up where they answered nothing yet."""
    answer = event.facts.get("answer")
    return HistoryLine(
        kind=event.kind if answer else "changed",
        at=day_and_time(event.at, here.zone),
        actor=slack_ids.get(event.actor_id or 0, ""),
        fields=() if answer else ("client_id",),
        values={page.ANSWERED: ("", answer[1])} if answer else {},
    )


def _readable(name: str, value: Any, here: Municipality) -> str:
    """A value of the event log as people read it; empty for none."""
    if value is None:
        return ""
    profile, words = here.profile, here.words
    labels: Mapping[str, Mapping[str, str]] = {
        "team": {each.slug: each.label for each in profile.teams},
        "category": {each.slug: each.label for each in profile.categories},
        "procedure": {each.slug: each.label for each in profile.tender_calendar.procedures},
    }
    if name in labels:
        return labels[name].get(value, value)
    readers: Mapping[str, Callable[[Any], str]] = {
        "value_cents": euros,
        "publication": _planning,
        "state": lambda state: words.plain(page.PAGE, f"state_label_{state}"),
        "current_because": lambda because: words.plain(page.PAGE, f"because_{because}"),
        **dict.fromkeys(
            ("contract_start", "contract_end", "notice_on", "option_on", "current_ends_on"),
            lambda written: day(date.fromisoformat(written)),
        ),
    }
    return readers.get(name, str)(value)


def _planning(value: Sequence[str]) -> str:
    start, end, precision = value
    return str(Planning(date.fromisoformat(start), date.fromisoformat(end), Precision(precision)))
