"""Made-up trajectories over all phases, some of them not shared."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.assembly import Program
from bot.demonstration.data import Contract, Example, examples_of
from bot.demonstration.start_forms import fill_in
from bot.messages.trajectory_view import Planning
from bot.policy.award import earliest_end
from bot.services.journey import answer_need, leave
from bot.services.journey_award import Decision, send_decision
from bot.services.journey_writing import Step, begin
from bot.services.municipality import Municipality
from bot.services.people import viewer_of
from bot.services.trajectories import keep_private, log_trajectory, share_trajectory
from bot.services.trajectory_fields import TrajectoryInput
from storage.numbers import next_number
from storage.people import ensure_person
from storage.tables import Trajectory
from storage.vocabulary import NeedAnswer, Phase, Precision, ProcessRole

MONTHS_A_YEAR = 12
DECIDED_AGO = timedelta(days=6)
_ADVISER = "adviseur"
NOT_NEEDED_REASON = "We kunnen verder met wat er al is."


def show_trajectories(program: Program, *, people: Mapping[str, str]) -> None:
    """Log the examples of this profile, if the workspace has no trajectory yet.

    :param people: Slack user ids by the key they have in the sandbox.
    """
    team_id = str(program.app.client.auth_test()["team_id"])
    desk, now = program.desk, program.desk.clock.now()
    with desk.database.writing() as session:
        here = desk.municipalities.of_team(session, team_id)
        if next_number(session, Trajectory, workspace_id=here.workspace_id) > 1:
            return
        for example in examples_of(here.profile).trajectories:
            _show(session, example, here, people, now)
        session.commit()


def _show(
    session: Session,
    example: Example,
    here: Municipality,
    people: Mapping[str, str],
    now: datetime,
) -> None:
    viewer = viewer_of(
        session, here=here, slack_user_id=people[example.logged_by], outsider=False, now=now
    )
    wanted = _wanted(session, example, here, people, now)
    record = log_trajectory(session, here=here, actor_id=viewer.person_id, wanted=wanted, now=now)
    trajectory_id = record.trajectory.id or 0
    step = begin(session, here=here, viewer=viewer, trajectory_id=trajectory_id, now=now)
    _lead(step, example, people)
    if example.shared:
        share_trajectory(session, here=here, viewer=viewer, trajectory_id=trajectory_id, now=now)
    else:
        keep_private(session, here=here, viewer=viewer, trajectory_id=trajectory_id, now=now)


def _lead(step: Step, example: Example, people: Mapping[str, str]) -> None:
    """Bring a trajectory to its phase, with what belongs to having come there."""
    phase = example.phase
    if phase is Phase.NOT_NEEDED:
        leave(step, exit_to=phase, reason=NOT_NEEDED_REASON)
        return
    if phase is Phase.IDEA:
        return
    answer_need(step, answer=NeedAnswer.YES)
    if example.start_form is not None:
        is_begun_only = phase is Phase.START_FORM
        fill_in(
            step,
            example.start_form,
            filled_by=people[example.people[ProcessRole.CLIENT]],
            judged_by=None if is_begun_only else people[_ADVISER],
        )
    step.enter(phase)
    rule = step.here.profile.standstill
    if phase is Phase.AWARD and rule is not None:
        sent_on = step.today - DECIDED_AGO
        until = earliest_end(sent_on, rule.days)
        send_decision(step, Decision(sent_on, until, by_rule=True, shortened=False))


def _wanted(
    session: Session,
    example: Example,
    here: Municipality,
    people: Mapping[str, str],
    now: datetime,
) -> TrajectoryInput:
    def person_id(key: str) -> int:
        person = ensure_person(
            session, workspace_id=here.workspace_id, slack_user_id=people[key], now=now
        )
        return person.id or 0

    today = now.astimezone(here.zone).date()
    start, end = contract_dates(example.contract, today)
    return TrajectoryInput(
        title=example.title,
        category=example.category,
        team=example.team or here.profile.teams_of(example.category)[0].slug,
        value_cents=example.value_eur * 100,
        publication=month_from(today, example.months_ahead),
        contract_start=start,
        contract_end=end,
        themes=frozenset(example.themes),
        people={role: person_id(key) for role, key in example.people.items()},
    )


def month_from(today: date, ahead: int | None) -> Planning | None:
    """The whole month that is so many months ahead of today; before it, when negative."""
    if ahead is None:
        return None
    start = _first_day(today, ahead)
    end = start.replace(day=monthrange(start.year, start.month)[1])
    return Planning(start, end, Precision.MONTH)


def contract_dates(contract: Contract | None, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of a contract."""
    if contract is None:
        return None, None
    start = _first_day(today, contract.months_ahead)
    after = _first_day(today, contract.months_ahead + contract.years * MONTHS_A_YEAR)
    return start, after - timedelta(days=1)


def _first_day(today: date, ahead: int) -> date:
    year, month = divmod(today.year * MONTHS_A_YEAR + today.month - 1 + ahead, MONTHS_A_YEAR)
    return date(year, month + 1, 1)
