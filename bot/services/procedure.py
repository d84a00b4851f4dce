"""A value beside the European thresholds, for somebody who may read it."""

from datetime import date

from bot.messages.procedure import ProcedureView
from bot.policy.procedure import KINDS, Compared, compared
from bot.policy.thresholds import MOST_CENTS, standing
from bot.services.municipality import Municipality


def procedure_view(
    value_cents: int | None,
    *,
    here: Municipality,
    today: date,
    number: int | None = None,
    mistakes: tuple[str, ...] = (),
) -> ProcedureView:
    """The thresholds of today, with the value beside each if it can be one."""
    usable = value_cents if value_cents is not None and 0 <= value_cents <= MOST_CENTS else None
    return ProcedureView(
        compared=_thresholds(here, today) if usable is None else value_beside(usable, here, today),
        value_cents=usable,
        number=number,
        splitting=here.profile.splitting,
        mistakes=mistakes,
    )


def value_beside(value_cents: int, here: Municipality, today: date) -> tuple[Compared, ...]:
    """The value beside each European threshold of today."""
    return compared(value_cents, here.profile.thresholds, today)


def _thresholds(here: Municipality, today: date) -> tuple[Compared, ...]:
    found = (standing(here.profile.thresholds, kind, today) for kind in KINDS)
    return tuple(
        Compared(each.threshold, reached=False, short_cents=0, ended_on=each.ended_on)
        for each in found
        if each is not None
    )
