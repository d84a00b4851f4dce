"""Everything that the calendar brings, in one row. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.policy.meetings import MEETINGS, asked_after, steps_before
from bot.policy.month_planning import month_plan, month_planning_day, next_month
from bot.policy.plan import first_day, yearly_day
from bot.policy.rhythms import moment_on, occurrences
from bot.profile import Profile
from bot.profile.rhythms import Calendar, Rhythm
from storage.vocabulary import MunicipalRole

MONTH_PLANNING = "month-planning"
MANIFEST = "manifest-yearly"
DUTY = "duty"

Chosen = Mapping[tuple[str, date], datetime | None]
NOTHING_CHOSEN: Chosen = {}
_COORDINATOR = f"role:{MunicipalRole.COORDINATOR}"


@dataclass(frozen=True)
class Moment:
    """Something that the calendar brings.

    :param kind: such as 'fortnightly-meeting', 'fortnightly-agenda', 'report', 'month-planning'.
    :param occurrence: the rhythm and the day it was planned for; the same when it is moved.
    :param recipient: for whom: 'channel:NAME', or 'role:NAME' for whoever has that role.
    """

    kind: str
    occurrence: str
    at: datetime
    recipient: str


def moments(
    profile: Profile,
    rhythms: tuple[Rhythm, ...],
    *,
    begins: date,
    ends: date,
    chosen: Chosen = NOTHING_CHOSEN,
) -> list[Moment]:
    """Everything planned from a day (inclusive) until a day (exclusive), in order.

    :param chosen: by the slug of a rhythm and the day a meeting was planned for: when somebody
        let it begin; None when it is off.
    """
    last = date(ends.year + 1, 12, 31)  # what is sent before a meeting lies earlier than it
    zone = ZoneInfo(profile.timezone)
    found = [
        moment
        for rhythm in rhythms
        for planned_for, at in _beginnings(rhythm, profile, begins, last, chosen)
        for moment in _of_one(rhythm, planned_for, at.astimezone(zone), profile.calendar)
    ]
    found += _month_plannings(profile, rhythms, begins, ends)
    found += _manifest(profile, begins, ends)
    found += _duties(profile)
    within = [each for each in found if begins <= each.at.astimezone(zone).date() < ends]
    return sorted(within, key=lambda each: (each.at, each.kind, each.occurrence))


def _beginnings(
    rhythm: Rhythm, profile: Profile, begins: date, last: date, chosen: Chosen
) -> Iterator[tuple[date, datetime]]:
    """The day by its rhythm, and when it begins."""
    zone = ZoneInfo(profile.timezone)
    for each in occurrences(rhythm, profile, begins=begins, ends=last):
        at = each.begins(zone)
        if at is not None and (rhythm.slug, each.planned_for) not in chosen:
            yield each.planned_for, at
    for (slug, planned_for), at in chosen.items():
        if slug == rhythm.slug and at is not None:
            yield planned_for, at


def _of_one(
    rhythm: Rhythm, planned_for: date, at: datetime, calendar: Calendar
) -> Iterator[Moment]:
    """It, and what is sent before it where people sit together."""
    name = f"{rhythm.slug} {planned_for.isoformat()}"
    recipient = f"channel:{rhythm.channel}" if rhythm.channel else _COORDINATOR
    yield Moment(rhythm.kind, name, at, recipient)
    if rhythm.kind in MEETINGS:
        base = rhythm.kind.removesuffix("-meeting")
        zone = at.tzinfo or UTC
        for step, sent_at in steps_before(rhythm, at.date(), calendar, zone).items():
            yield Moment(f"{base}-{step}", name, sent_at, recipient)
        afterwards = asked_after(rhythm, at.date(), calendar, zone)
        if afterwards is not None:
            yield Moment(f"{base}-recap", name, afterwards, _COORDINATOR)


def _month_plannings(
    profile: Profile, rhythms: tuple[Rhythm, ...], begins: date, ends: date
) -> Iterator[Moment]:
    zone = ZoneInfo(profile.timezone)
    first = begins.replace(day=1)
    while first < ends:
        if not month_plan(profile, rhythms, year=first.year, month=first.month).is_empty:
            day = month_planning_day(profile, first.year, first.month)
            at = moment_on(day, profile.calendar.opens, zone)
            yield Moment(MONTH_PLANNING, f"planning {first:%Y-%m}", at, _COORDINATOR)
        first = next_month(first)


def _manifest(profile: Profile, begins: date, ends: date) -> Iterator[Moment]:
    """The yearly day on which what was promised is recalled."""
    signed_on = profile.manifest.signed_on if profile.manifest else None
    if signed_on is None:
        return
    zone = ZoneInfo(profile.timezone)
    for year in range(max(begins.year - 1, signed_on.year + 1), ends.year + 1):
        day = yearly_day(signed_on, year, country=profile.calendar.country)
        at = moment_on(day, profile.calendar.opens, zone)
        yield Moment(MANIFEST, f"manifest {day.isoformat()}", at, _COORDINATOR)


def _duties(profile: Profile) -> Iterator[Moment]:
    """A duty that the plan expects, when its year begins."""
    zone = ZoneInfo(profile.timezone)
    for tool in profile.tools:
        if tool.duty is not None:
            day = first_day(tool.duty.from_year, country=profile.calendar.country)
            at = moment_on(day, profile.calendar.opens, zone)
            yield Moment(DUTY, f"{tool.slug} {tool.duty.from_year}", at, _COORDINATOR)
