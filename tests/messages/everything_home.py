"""The Home tab in each of its forms, so that every phrase of it is used."""

from collections.abc import Iterator

from bot.messages.contract_view import ContractWait, Wait
from bot.messages.delivery_problem import DeliveryProblem
from bot.messages.help import help_modal
from bot.messages.home import (
    SHOWN_COMING,
    SHOWN_LESSONS,
    SHOWN_TRAJECTORIES,
    SHOWN_WAITING,
    HomeView,
    StartFormLine,
    home,
)
from bot.messages.lesson_view import LessonLine
from bot.messages.message import Block
from bot.messages.wording import Wording
from bot.profile import Profile
from tests.messages.everything_tenders import FULL
from tests.messages.samples import LARGEST_NUMBER, bare, ordinary

LINE = LessonLine(3, LARGEST_NUMBER, "Masten & <koppen>")
PROBLEM = DeliveryProblem(
    7, "trajectory_card", LARGEST_NUMBER, ("channel", "bor"), uncertain=True, error=""
)


WAITS = tuple(ContractWait(wait, 3, LARGEST_NUMBER, "Lampen & <!channel>") for wait in Wait)


def fullest(profile: Profile) -> HomeView:
    """As much as is ever shown, and more of everything."""
    return HomeView(
        mine=(ordinary(profile, number=LARGEST_NUMBER),) * SHOWN_TRAJECTORIES,
        mine_total=SHOWN_TRAJECTORIES + 20,
        unshared=(bare(profile),) * SHOWN_WAITING,
        unshared_total=SHOWN_WAITING + 2,
        problems=(PROBLEM,) * SHOWN_WAITING,
        problems_total=SHOWN_WAITING + 1,
        contracts=WAITS,
        unfinished=(LINE,) * SHOWN_WAITING,
        lessons=(LINE,) * SHOWN_LESSONS,
        lessons_total=SHOWN_LESSONS + 1,
        coming=(FULL,) * SHOWN_COMING,
        coming_total=SHOWN_COMING + 9,
        start_forms=(StartFormLine(3, LARGEST_NUMBER, "Masten & <koppen>"),) * SHOWN_WAITING,
    )


def homes(profile: Profile, words: Wording) -> Iterator[Block]:
    """Empty, and with as much as is ever shown."""
    yield home(HomeView(), words)
    yield home(fullest(profile), words)
    yield home(HomeView(mine=(ordinary(profile),), mine_total=1), words)


def help_modals(words: Wording) -> Iterator[Block]:
    """What a button in the Home tab opens."""
    yield help_modal(words)
