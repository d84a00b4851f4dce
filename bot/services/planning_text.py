"""Reading when a tender is planned: as people type it, and as we write it in a form ourselves."""

from datetime import date

from bot.language.moments import Moment, parse_moment
from bot.messages.formatting import UNTIL
from bot.messages.trajectory_view import Planning
from storage.vocabulary import Precision


def read_planning(text: str, today: date) -> Planning | None:
    """The planning in a field, or None when it is not understood.

    Reads back everything that ``str(Planning(...))`` writes: a form proposes that, and
    nobody should have to mend what the bot filled in.
    """
    moment = parse_moment(text, today) or _span(text, today)
    return planning_at(moment) if moment else None


def planning_at(moment: Moment) -> Planning:
    """A moment that was read, as a planning."""
    return Planning(moment.start, moment.end, moment.precision)


def _span(text: str, today: date) -> Moment | None:
    """From one moment until and including another; the year may stand behind the last alone."""
    first, found, last = " ".join(text.split()).partition(UNTIL)
    end = parse_moment(last, today) if found else None
    if end is None:
        return None
    for written in (first, f"{first} {end.end.year}", f"{first} {end.end.year - 1}"):
        start = parse_moment(written, end.end)
        if start is not None and start.start <= end.end:
            return Moment(start.start, end.end, Precision.PERIOD)
    return None
