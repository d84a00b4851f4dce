"""The history of a trajectory in each of its forms, so that every phrase of it is used."""

from collections.abc import Iterator
from dataclasses import replace

from bot.messages.message import Block
from bot.messages.trajectory_details import details
from bot.messages.trajectory_history import LINES_ON_A_PAGE, history
from bot.messages.trajectory_view import HistoryLine, PersonChange, TrajectoryView
from bot.messages.wording import Wording
from bot.profile import Profile
from storage.vocabulary import ProcessRole
from tests.messages.samples import FIELDS, LARGEST_NUMBER, ordinary

AT = "24 november 2026, 10:00"
VALUES = {
    "title": ("Lampen", "Lampen & <!channel>"),
    "team": ("", "Team BOR"),
    "publication": ("maart 2027", ""),
    "value_cents": ("€ 100", "€ 400.000"),
}
PEOPLE = (
    PersonChange(ProcessRole.BUYER, "", "U0001"),
    PersonChange(ProcessRole.CLIENT, "U0001", ""),
)


def eventful(profile: Profile) -> TrajectoryView:
    """A trajectory to which everything happened, on more than two pages."""
    lines = (
        HistoryLine("logged", AT, "U0001"),
        HistoryLine("shared", AT, "U0001"),
        HistoryLine("redacted", AT, ""),
        HistoryLine("changed", AT, "U0002", FIELDS, VALUES, PEOPLE),
    )
    return replace(
        ordinary(profile, number=LARGEST_NUMBER), history=lines * (LINES_ON_A_PAGE // 2 + 1)
    )


def histories(profile: Profile, words: Wording) -> Iterator[Block]:
    """The first, a middle and the last page, and what the details show of it."""
    view = eventful(profile)
    for page in (1, 2, 3):
        yield history(view, words, wanted=page)
    yield history(ordinary(profile), words, wanted=1)
    yield details(view, words)
    yield details(replace(view, history=view.history[:4]), words)
