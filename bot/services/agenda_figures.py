"""The figures of this quarter beside the last, as they stand on an agenda."""

from datetime import datetime

from sqlmodel import Session

from bot.messages.agenda_view import Counts
from bot.policy.figures import Figures, PeriodKind, period_of
from bot.policy.figures_told import for_colleagues
from bot.services.figures import figures_of
from bot.services.municipality import Municipality


def counts(
    session: Session, here: Municipality, *, everything: bool, now: datetime
) -> tuple[Counts, Counts]:
    """This quarter and the one before it; ``everything``: for who oversees all, in private."""
    today = now.astimezone(here.zone).date()
    found = [
        figures_of(session, here=here, period=period_of(kind, today))
        for kind in (PeriodKind.QUARTER, PeriodKind.LAST_QUARTER)
    ]
    told = found if everything else [for_colleagues(each) for each in found]
    return _count(told[0]), _count(told[1])


def _count(figures: Figures) -> Counts:
    forms = figures.start_forms
    return Counts(
        trajectories=figures.logged,
        forms=forms.count if forms else None,
        chances=forms.chances if forms else None,
        explained=sum(each.count for each in figures.explained) if figures.sees_all else None,
    )
