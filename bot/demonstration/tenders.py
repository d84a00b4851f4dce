"""A made-up tender calendar: what is to be bought when, and a contract that ends.

The TOML files beside this one hold it; days count from the day on which the demo is opened. What
a changed profile does not know is left out. Afterwards what comes after a contract is put on it,
as the clock would.
"""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.assembly import Program
from bot.demonstration.data import Contract
from bot.demonstration.trajectories import contract_dates, month_from
from bot.messages.tender_list_state import quarter_slug, quarter_span
from bot.messages.trajectory_view import Planning
from bot.profile import Profile
from bot.services.tender_fields import TenderInput
from bot.services.tender_follow_ups import plan_follow_ups
from bot.services.tenders import add_tender
from storage.numbers import next_number
from storage.people import ensure_person
from storage.tables import Tender
from storage.vocabulary import ContractMoment, Precision


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DemoTender(_Part):
    """A made-up tender.

    ``months_ahead``: of the publication, known to the month unless ``known_to`` says otherwise.
    ``ends_ahead``: months until the contract that runs now ends. ``contract``: that it leads to.
    ``value_eur``: whole euros, excl. VAT, over the whole term.
    """

    title: str
    team: str
    category: str
    procedure: str | None = None
    value_eur: int | None = None
    months_ahead: int | None = None
    known_to: Literal["month", "quarter"] = "month"
    ends_ahead: int | None = None
    contract: Contract | None = None
    options: str | None = None
    added_by: str
    client: str | None = None
    budget_holder: str | None = None


class DemoCalendar(_Part):
    """Every tender that the demo of one profile shows."""

    tenders: tuple[DemoTender, ...] = ()


def tenders_of_demo(profile: Profile) -> tuple[DemoTender, ...]:
    """The calendar of this profile; nothing for a profile that does not ship."""
    file = files("bot.demonstration") / f"{profile.slug}-tenders.toml"
    if not file.is_file():
        return ()
    teams = {each.slug for each in profile.teams}
    categories = {each.slug for each in profile.categories}
    procedures = {each.slug for each in profile.tender_calendar.procedures}
    return tuple(
        each
        for each in DemoCalendar.model_validate(tomllib.loads(file.read_text("utf-8"))).tenders
        if each.team in teams
        and each.category in categories
        and (each.procedure is None or each.procedure in procedures)
    )


def show_tenders(program: Program, *, people: Mapping[str, str]) -> None:
    """Put the calendar there, if the workspace has none yet.

    :param people: Slack user ids by the key they have in the sandbox.
    """
    team_id = str(program.app.client.auth_test()["team_id"])
    desk, now = program.desk, program.desk.clock.now()
    with desk.database.writing() as session:
        here = desk.municipalities.of_team(session, team_id)
        if next_number(session, Tender, workspace_id=here.workspace_id) > 1:
            return
        ids = {
            key: ensure_person(
                session, workspace_id=here.workspace_id, slack_user_id=user, now=now
            ).id
            for key, user in people.items()
        }
        today = now.astimezone(here.zone).date()
        for each in tenders_of_demo(here.profile):
            add_tender(
                session,
                here=here,
                actor_id=ids[each.added_by],
                wanted=_wanted(each, ids, today),
                now=now,
            )
        plan_follow_ups(session, here=here, now=now)
        session.commit()


def _wanted(each: DemoTender, ids: Mapping[str, int | None], today: date) -> TenderInput:
    start, end = contract_dates(each.contract, today)
    ends_on = _end_of_month(today, each.ends_ahead)
    return TenderInput(
        title=each.title,
        client_id=ids[each.client] if each.client else None,
        budget_holder_id=ids[each.budget_holder] if each.budget_holder else None,
        team=each.team,
        category=each.category,
        procedure=each.procedure,
        value_cents=each.value_eur * 100 if each.value_eur is not None else None,
        publication=_publication(each, today),
        contract_start=start,
        contract_end=end,
        options=each.options,
        current_ends_on=ends_on,
        current_because=ContractMoment.END if ends_on else None,
    )


def _publication(each: DemoTender, today: date) -> Planning | None:
    month = month_from(today, each.months_ahead)
    if month is None or each.known_to == "month":
        return month
    begins, ends = quarter_span(quarter_slug(month.start))
    return Planning(begins, ends - timedelta(days=1), Precision.QUARTER)


def _end_of_month(today: date, ahead: int | None) -> date | None:
    month = month_from(today, ahead)
    return month.end if month else None
