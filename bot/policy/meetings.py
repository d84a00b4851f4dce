"""What comes before a meeting, and who is at it. Pure."""

from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from bot.policy.rhythms import moment_on, prepared_on
from bot.policy.working_days import next_working_day
from bot.profile.rhythms import Calendar, Rhythm
from storage.vocabulary import MunicipalRole

MEETINGS = frozenset(
    {"fortnightly-meeting", "quarterly-meeting", "network-meeting", "ad-hoc-meeting"}
)
"""The kinds of rhythms that people sit together for; the others are dates to keep."""

_AT_THE_TABLE = {
    "fortnightly-meeting": (MunicipalRole.COORDINATOR, MunicipalRole.ADVISER),
    "quarterly-meeting": (
        MunicipalRole.COORDINATOR,
        MunicipalRole.ADVISER,
        MunicipalRole.MEMBER,
    ),
    "network-meeting": (MunicipalRole.COORDINATOR,),
}


_FOR_EVERY_COLLEAGUE = frozenset({"network-meeting"})
_BY_INVITATION = frozenset({"ad-hoc-meeting"})
_OVERSEEN = frozenset({"fortnightly-meeting"})
"""Held by who oversee every purchase; at the other meetings sit people who do not."""

_ASKED_AFTERWARDS = MEETINGS - _OVERSEEN


class Step(StrEnum):
    """What is sent for a meeting; the ends of the kinds of `vaandel rhythm`."""

    INPUT = "input"
    AGENDA = "agenda"


def at_the_table(kind: str) -> tuple[MunicipalRole, ...]:
    """Whose meeting it is, by the roles of the municipality."""
    return _AT_THE_TABLE.get(kind, (MunicipalRole.COORDINATOR,))


def may_attend(kind: str, held: frozenset[MunicipalRole], *, invited: bool, outsider: bool) -> bool:
    """Whether somebody may say that they come to a meeting."""
    if outsider:
        return False
    if kind in _BY_INVITATION:
        return invited
    return kind in _FOR_EVERY_COLLEAGUE or not held.isdisjoint(at_the_table(kind))


def for_every_colleague(kind: str) -> bool:
    """Whether every colleague may be there, and may read its agenda."""
    return kind in _FOR_EVERY_COLLEAGUE


def by_invitation(kind: str) -> bool:
    """Whether its people are chosen each time."""
    return kind in _BY_INVITATION


def overseen(kind: str) -> bool:
    """Whether only people sit there who may read every purchase and every judgement."""
    return kind in _OVERSEEN


def asked_after(rhythm: Rhythm, day: date, calendar: Calendar, zone: tzinfo) -> datetime | None:
    """When it is asked whether there is something to record: the first working day after it."""
    if rhythm.kind not in _ASKED_AFTERWARDS:
        return None
    following = next_working_day(day + timedelta(days=1), country=calendar.country)
    return moment_on(following, calendar.opens, zone)


def steps_before(
    rhythm: Rhythm, day: date, calendar: Calendar, zone: tzinfo
) -> dict[Step, datetime]:
    """When what comes before a meeting is sent: on working days, as soon as people are there."""
    steps = {Step.AGENDA: prepared_on(day, rhythm.prepared_days, calendar, zone)}
    if rhythm.input_days:
        steps[Step.INPUT] = prepared_on(day, rhythm.input_days, calendar, zone)
    return steps
