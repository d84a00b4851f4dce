"""Which purchases need money for MVOI, for who oversees everything and for Finance."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session

from bot.messages.money_view import MoneyList, MoneyNeeded, MoneyYear
from bot.policy.confidentiality import Viewer, lists_costs, may_see, oversees
from bot.policy.phases import BEFORE_PUBLICATION
from bot.policy.plan import may_keep_plan
from bot.services.errors import OnlyFinanceError
from bot.services.involved import involvement
from bot.services.money_answers import purchase_of, purchases_of
from bot.services.money_months import money_months
from bot.services.municipality import Municipality
from storage.money_questions import extra_budget_said, money_questions
from storage.people import people_by_id
from storage.tables import MoneyQuestion, Tender, Trajectory
from storage.trajectories import find_trajectory
from storage.trajectory_lists import trajectory_records
from storage.vocabulary import MoneyAnswer, MoneyMoment

Purchases = Mapping[int, Tender | Trajectory]
"""What each question is about, by the id of the question."""


def list_money(session: Session, *, here: Municipality, viewer: Viewer, today: date) -> MoneyList:
    """What was said for each budget year that is not over.

    Of each purchase the last word counts. What is not shared with colleagues yet stands there
    only for who may see it; what the start form says of the money, for who oversees everything.

    :raises OnlyFinanceError: this person is none of them.
    """
    if not lists_costs(viewer):
        raise OnlyFinanceError
    asked = [
        each
        for each in money_questions(session, workspace_id=here.workspace_id)
        if each.year >= today.year
    ]
    purchases = {
        question_id: found
        for question_id, found in purchases_of(session, here=here, rows=asked).items()
        if isinstance(found, Tender) or _may_see(session, here, viewer, found)
    }
    last = {(each.year, each.tender_id, each.trajectory_id): each for each in asked}
    years = sorted({each.year for each in asked}, reverse=True)
    known = money_months(session, here=here)
    people = people_by_id(
        session, workspace_id=here.workspace_id, ids={each.asked_id for each in asked}
    )
    slack_ids = {person_id: person.slack_user_id for person_id, person in people.items()}
    return MoneyList(
        tuple(
            _year(
                year,
                [each for each in last.values() if each.year == year],
                purchases,
                slack_ids,
                here,
            )
            for year in years
        ),
        _forms(session, here, viewer),
        tuple(each for each in MoneyMoment if each not in known),
        may_choose=may_keep_plan(viewer),
    )


def _year(
    year: int,
    rows: list[MoneyQuestion],
    purchases: Purchases,
    slack_ids: Mapping[int, str],
    here: Municipality,
) -> MoneyYear:
    shown = [each for each in rows if each.id in purchases]
    answers = [each.answer for each in shown]
    needed = tuple(
        MoneyNeeded(
            purchase_of(found := purchases[each.id or 0]),
            team=team_name(here, found.team),
            moment=each.moment,
            note=each.note or "",
            said_by=slack_ids.get(each.asked_id, ""),
        )
        for each in shown
        if each.answer is MoneyAnswer.YES
    )
    return MoneyYear(
        year,
        needed,
        unneeded=answers.count(MoneyAnswer.NO),
        unknown=answers.count(MoneyAnswer.UNKNOWN),
        silent=answers.count(None),
    )


def team_name(here: Municipality, slug: str | None) -> str | None:
    """What a team is called."""
    return next((each.name for each in here.profile.teams if each.slug == slug), None)


def _forms(session: Session, here: Municipality, viewer: Viewer) -> tuple[MoneyNeeded, ...]:
    """The purchases before publication of which the start form asks for more money."""
    said = extra_budget_said(session, workspace_id=here.workspace_id)
    wanted = [each for each, (needs, _) in said.items() if needs]
    return tuple(
        MoneyNeeded(
            purchase_of(record.trajectory),
            team=team_name(here, record.trajectory.team),
            note=said[record.trajectory.id or 0][1] if oversees(viewer) else "",
        )
        for record in trajectory_records(session, workspace_id=here.workspace_id, ids=wanted)
        if record.trajectory.phase in BEFORE_PUBLICATION and may_see(viewer, involvement(record))
    )


def _may_see(session: Session, here: Municipality, viewer: Viewer, found: Trajectory) -> bool:
    record = find_trajectory(session, workspace_id=here.workspace_id, trajectory_id=found.id or 0)
    return record is not None and may_see(viewer, involvement(record))
