"""The agendas that a year of fortnights has to bring: each once, wherever it belongs."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.messages.formatting import weekday_and_time
from bot.policy.meetings import Step, steps_before
from bot.policy.rhythms import occurrences
from bot.profile import load_profile
from tests.support.colleagues import Workspace, text_of

PROFILE = load_profile("midden-groningen")
RHYTHM = PROFILE.rhythm("tweewekelijks-overleg")
PLACES = ("mvoi-overleg", "@coordinator", "@adviseur")
SOON = timedelta(minutes=5)


@dataclass(frozen=True)
class Fortnight:
    """A meeting: when its agenda is due, and the heading by which it is known."""

    due: datetime
    heading: str


def fortnights(begins: date, number: int) -> Iterator[Fortnight]:
    """The first meetings from a day on, as the profile has them."""
    zone = ZoneInfo(PROFILE.timezone)
    found = occurrences(
        RHYTHM, PROFILE, begins=begins, ends=begins + timedelta(weeks=2 * number + 4)
    )
    held = [each for each in found if each.day][:number]
    for each in held:
        starts = each.begins(zone)
        assert starts is not None
        due = steps_before(RHYTHM, starts.date(), PROFILE.calendar, zone)[Step.AGENDA]
        yield Fortnight(due, f"{RHYTHM.label} {weekday_and_time(starts, zone)}")


def told(workspace: Workspace, place: str) -> Counter[str]:
    """How often each heading of an agenda stands somewhere."""
    headings = (text_of(m["blocks"][:1]) for m in workspace.messages(place) if m.get("blocks"))
    return Counter(heading.strip() for heading in headings if heading.startswith(RHYTHM.label))
