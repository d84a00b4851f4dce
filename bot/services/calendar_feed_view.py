"""What stands in somebody's own calendar: what they may read by now, and never an amount."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.language.amounts import find_amounts
from bot.messages.tender_feed_view import DayKind, FeedDay, FeedMeeting, FeedView
from bot.messages.tender_ids import NUMBER_PREFIX
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.meetings import by_invitation, may_attend
from bot.policy.permissions import Act
from bot.policy.phases import is_before_publication
from bot.services.errors import OnlyColleaguesError
from bot.services.meetings import AHEAD, rhythms_in_force
from bot.services.municipality import Municipality
from bot.services.name_check import with_names
from storage.action_items import open_action_items
from storage.meetings import guests_of, meetings_between
from storage.tables import Tender, Trajectory
from storage.tenders import TenderCriteria, tenders_of
from storage.trajectory_lists import Criteria, list_trajectories, trajectory_records
from storage.vocabulary import ContractMoment, MeetingState, Phase, Precision, TenderState

_LOOKED_BACK = timedelta(weeks=4)
"""So long a day that has passed stays in the calendar."""

MOST_DAYS = 2000
"""What is farthest away waits until it comes nearer: a program waits seconds for its calendar."""

_ON_THE_CALENDAR = frozenset({TenderState.OPEN, TenderState.TRAJECTORY})
_CURRENT = {
    ContractMoment.END: DayKind.CURRENT_END,
    ContractMoment.NOTICE: DayKind.CURRENT_NOTICE,
    ContractMoment.OPTION: DayKind.CURRENT_OPTION,
}


@dataclass(frozen=True)
class _Asked:
    """For whom, and of which team."""

    here: Municipality
    viewer: Viewer
    team: str | None
    now: datetime

    @property
    def since(self) -> date:
        """The first day that still stands in it."""
        return self.now.astimezone(self.here.zone).date() - _LOOKED_BACK


@dataclass(frozen=True)
class _About:
    """What every day of one thing shares; ``key`` names it for good, ``title`` is as typed."""

    key: str
    version: int
    number: str = ""
    title: str = ""
    team: str = ""

    def on(self, day: date, kind: DayKind, what: str) -> FeedDay:
        """One day of it. ``what`` names the day among its others, also when it moves."""
        key = f"{self.key}-{what}"
        return FeedDay(kind, key, self.version, day, day, self.number, self.title, self.team)


def feed_view(
    session: Session, *, here: Municipality, viewer: Viewer, team: str | None, now: datetime
) -> FeedView:
    """Publications, days of contracts, meetings to come, and somebody's own action items.

    :param team: the slug of a team: of what is bought only theirs. Meetings and action items are
        somebody's own.
    :raises OnlyColleaguesError: this person is no colleague.
    """
    if not permitted(viewer, Act.FOLLOW_CALENDAR):
        raise OnlyColleaguesError
    asked = _Asked(here, viewer, team, now)
    cases = list(_of_trajectories(session, asked))
    days = [*_of_tenders(session, asked, cases), *cases, *_of_action_items(session, asked)]
    shown = sorted(
        (each for each in days if each.last >= asked.since), key=lambda each: (each.first, each.key)
    )[:MOST_DAYS]
    kept_quiet = untold({each.title for each in shown}, here=here)
    return FeedView(
        here.team_id,
        tuple(replace(each, title="") if each.title in kept_quiet else each for each in shown),
        tuple(_meetings(session, asked)),
        team_name(here, team),
    )


def team_name(here: Municipality, slug: str | None) -> str:
    """What people call a team; empty where there is none of this name."""
    return next((each.name for each in here.profile.teams if each.slug == slug), "")


def untold(titles: Collection[str], *, here: Municipality) -> frozenset[str]:
    """What somebody typed that may hold an amount or a supplier's name: those of these titles."""
    amounts = {title for title in titles if find_amounts(title)}
    return with_names(titles, here=here) | amounts


def _of_tenders(session: Session, asked: _Asked, cases: list[FeedDay]) -> Iterator[FeedDay]:
    """As every colleague reads them on the calendar of tenders.

    The end of the contract before it, which may stand in the calendar already, stands there once.
    """
    if not permitted(asked.viewer, Act.READ_TENDERS):
        return
    criteria = TenderCriteria(team=asked.team, states=_ON_THE_CALENDAR)
    found = tenders_of(session, workspace_id=asked.here.workspace_id, criteria=criteria)
    days = {each.id: _contract_days(each) for each in found}
    for stored in found:
        seen = set(days.get(stored.follows_id, {}).values())
        before = f"traject-{stored.follows_trajectory_id}-{DayKind.ENDS.value}"
        seen |= {each.first for each in cases if each.key == before}
        yield from _days_of_tender(stored, days[stored.id], seen, asked)


def _days_of_tender(
    stored: Tender, contract: dict[DayKind, date], seen: set[date], asked: _Asked
) -> Iterator[FeedDay]:
    """:param seen: the days that the contract before it has in the calendar already."""
    about = _about(stored, f"aanbesteding-{stored.id}", f"{NUMBER_PREFIX}{stored.number}", asked)
    if stored.state is TenderState.OPEN:
        yield from _publication(stored, about)
    ends, because = stored.current_ends_on, stored.current_because or ContractMoment.END
    if ends is not None and ends not in seen:
        yield about.on(ends, _CURRENT[because], "nu")
    for kind, day in contract.items():
        yield about.on(day, kind, kind.value)


def _contract_days(stored: Tender) -> dict[DayKind, date]:
    """Of the contract that it leads to; once it is a trajectory, that says when it ends."""
    ends = stored.contract_end if stored.state is TenderState.OPEN else None
    known = (
        (DayKind.ENDS, ends),
        (DayKind.NOTICE, stored.notice_on),
        (DayKind.OPTION, stored.option_on),
    )
    return {kind: day for kind, day in known if day is not None}


def _of_trajectories(session: Session, asked: _Asked) -> Iterator[FeedDay]:
    """What is shared, and what is theirs; of a contract nothing before it is signed."""
    criteria = Criteria(seen_by=asked.viewer.person_id, team=asked.team)
    listed = list_trajectories(session, workspace_id=asked.here.workspace_id, criteria=criteria)
    wanted = [
        each.trajectory_id
        for each in listed
        if is_before_publication(each.phase) or each.phase is Phase.EXECUTION
    ]
    for record in trajectory_records(session, workspace_id=asked.here.workspace_id, ids=wanted):
        stored = record.trajectory
        about = _about(stored, f"traject-{stored.id}", str(stored.number), asked)
        if is_before_publication(stored.phase):
            yield from _publication(stored, about)
        elif stored.contract_end is not None:
            yield about.on(stored.contract_end, DayKind.ENDS, DayKind.ENDS.value)


def _about(stored: Tender | Trajectory, key: str, number: str, asked: _Asked) -> _About:
    return _About(key, stored.version, number, stored.title, team_name(asked.here, stored.team))


def _publication(stored: Tender | Trajectory, about: _About) -> Iterator[FeedDay]:
    """Of which no more than a year is known, it would only stand above every day of it."""
    begins, ends = stored.publication_from, stored.publication_until
    precision = stored.publication_precision or Precision.DAY
    if begins is not None and ends is not None and precision is not Precision.YEAR:
        only = about.on(begins, DayKind.PUBLICATION, "publicatie")
        yield replace(only, last=ends, precision=precision)


def _of_action_items(session: Session, asked: _Asked) -> Iterator[FeedDay]:
    for item in open_action_items(session, workspace_id=asked.here.workspace_id):
        if item.owner_id == asked.viewer.person_id and item.due_on is not None:
            about = _About(f"actie-{item.id}", item.version, title=item.text)
            yield about.on(item.due_on, DayKind.ACTION, "datum")


def _meetings(session: Session, asked: _Asked) -> Iterator[FeedMeeting]:
    """Those to come at which they may be."""
    here, viewer = asked.here, asked.viewer
    rhythms = {each.slug: each for each in rhythms_in_force(session, here=here)}
    for meeting in meetings_between(
        session, workspace_id=here.workspace_id, begins=asked.now, ends=asked.now + AHEAD
    ):
        rhythm = rhythms.get(meeting.rhythm)
        if rhythm is None or meeting.state is MeetingState.CANCELLED:
            continue
        invited = by_invitation(rhythm.kind) and viewer.person_id in guests_of(
            session, meeting_id=meeting.id or 0
        )
        if may_attend(rhythm.kind, viewer.roles, invited=invited, outsider=viewer.outsider):
            yield FeedMeeting(
                f"overleg-{meeting.id}",
                meeting.version,
                meeting.starts_at.astimezone(here.zone),
                meeting.minutes,
                rhythm.label,
                meeting.place or "",
            )
