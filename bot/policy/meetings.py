"""What comes before a meeting, and who is at it. Pure."""

from datetime import date, datetime, tzinfo
from enum import StrEnum

from bot.policy.rhythms import prepared_on
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


class Step(StrEnum):
    """What is sent for a meeting; the ends of the kinds of `vaandel rhythm`."""

    INPUT = "input"
    AGENDA = "agenda"


def at_the_table(kind: str) -> tuple[MunicipalRole, ...]:
    """Whose meeting it is, by the roles of the municipality."""
    return _AT_THE_TABLE.get(kind, (MunicipalRole.COORDINATOR,))


def steps_before(
    rhythm: Rhythm, day: date, calendar: Calendar, zone: tzinfo
) -> dict[Step, datetime]:
    """When what comes before a meeting is sent: on working days, as soon as people are there."""
    steps = {Step.AGENDA: prepared_on(day, rhythm.prepared_days, calendar, zone)}
    if rhythm.input_days:
        steps[Step.INPUT] = prepared_on(day, rhythm.input_days, calendar, zone)
    return steps
