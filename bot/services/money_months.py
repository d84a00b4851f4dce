"""In which month the input for the kadernota and the begroting closes.

The profile says so, or the coordinator chose it in the plan, as long as the profile is silent.
"""

from collections.abc import Mapping

from sqlmodel import Session

from bot.language.months import month_named
from bot.messages.plan_view import MONTH_KEYS
from bot.profile import Profile
from bot.services.municipality import Municipality
from storage.plans import plan_entries
from storage.vocabulary import MoneyMoment


def money_months(session: Session, *, here: Municipality) -> Mapping[MoneyMoment, int]:
    """The month of each, 1 to 12, where it is known."""
    calendar = here.profile.calendar
    known = {MoneyMoment.SPRING: calendar.kadernota, MoneyMoment.BUDGET: calendar.begroting}
    if None not in known.values():
        return {moment: month for moment, month in known.items() if month is not None}
    kept = plan_entries(session, workspace_id=here.workspace_id)
    chosen = {
        moment: month_named((entry.note or "") if (entry := kept.get(key)) else "")
        for moment, key in MONTH_KEYS.items()
    }
    found = {moment: known[moment] or chosen[moment] for moment in MoneyMoment}
    return {moment: month for moment, month in found.items() if month is not None}


def with_money_months(session: Session, *, here: Municipality) -> Profile:
    """The profile with these months in its calendar."""
    months = money_months(session, here=here)
    update = {moment.value: months.get(moment) for moment in MoneyMoment}
    calendar = here.profile.calendar.model_copy(update=update)
    return here.profile.model_copy(update={"calendar": calendar})
