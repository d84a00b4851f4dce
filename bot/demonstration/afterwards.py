"""What came of the made-up trajectories: a pilot with its plan, a contract that is looked after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.assembly import Program
from bot.demonstration.afterwards_data import DemoContract, DemoPilot, DemoPromise, afterwards_of
from bot.demonstration.data import Example, examples_of
from bot.messages.contract_forms import MONTHS
from bot.messages.pilot_view import PLAN_TEXTS
from bot.services.contract_checks import record_results
from bot.services.contract_handover import EVENT_HANDOVER, begin_handover, take_over
from bot.services.contract_places import Said
from bot.services.contract_promises import write_places
from bot.services.journey_writing import Step, begin
from bot.services.municipality import Municipality
from bot.services.people import viewer_of
from bot.services.pilots import Basics, keep_basics, keep_fit, keep_plan
from storage.numbers import next_number
from storage.tables import Trajectory, TrajectoryAward
from storage.trajectory_lists import Criteria, list_trajectories
from storage.vocabulary import ProcessRole

_FIRST = 1
"""The number of the first check."""
_BEFORE_SIGNATURE = timedelta(days=40)
"""Between the decision and the signature."""


@dataclass(frozen=True)
class _Stage:
    """Where it is shown: who the people are, and which trajectory has which title."""

    session: Session
    here: Municipality
    people: Mapping[str, str]
    now: datetime
    ids: Mapping[str, int]

    def step(self, title: str, by: str) -> Step:
        """Somebody does something with a trajectory."""
        viewer = viewer_of(
            self.session,
            here=self.here,
            slack_user_id=self.people[by],
            outsider=False,
            now=self.now,
        )
        return begin(
            self.session,
            here=self.here,
            viewer=viewer,
            trajectory_id=self.ids[title],
            now=self.now,
        )


def nothing_yet(program: Program) -> bool:
    """Whether the workspace has no trajectory: nobody's own is ever made a pilot or a contract."""
    desk, team_id = program.desk, str(program.app.client.auth_test()["team_id"])
    with desk.database.writing() as session:
        here = desk.municipalities.of_team(session, team_id)
        return next_number(session, Trajectory, workspace_id=here.workspace_id) == 1


def show_afterwards(program: Program, *, people: Mapping[str, str]) -> None:
    """Make what came of the trajectories, which have to be there and untouched.

    :param people: Slack user ids by the key they have in the sandbox.
    """
    team_id = str(program.app.client.auth_test()["team_id"])
    desk, now = program.desk, program.desk.clock.now()
    with desk.database.writing() as session:
        here = desk.municipalities.of_team(session, team_id)
        listed = list_trajectories(session, workspace_id=here.workspace_id, criteria=Criteria())
        stage = _Stage(
            session, here, people, now, {each.title: each.trajectory_id for each in listed}
        )
        shown = afterwards_of(here.profile)
        examples = {each.title: each for each in examples_of(here.profile).trajectories}
        for pilot in shown.pilots:
            _pilot(stage, pilot, examples[pilot.trajectory])
        for contract in shown.contracts:
            _contract(stage, contract, examples[contract.trajectory])
        session.commit()


def _pilot(stage: _Stage, pilot: DemoPilot, example: Example) -> None:
    step = stage.step(pilot.trajectory, pilot.by)
    team = example.team or stage.here.profile.teams_of(example.category)[0].slug
    keep_basics(step, Basics(pilot.themes, step.today.year, pilot.stage, team))
    keep_plan(step, {name: getattr(pilot, name) for name in PLAN_TEXTS})
    keep_fit(step, pilot.fit)


def _contract(stage: _Stage, contract: DemoContract, example: Example) -> None:
    """Its first check lies behind us: it began more than three months ago."""
    step = stage.step(contract.trajectory, contract.by)
    places = {theme: Said(each.place, each.document) for theme, each in contract.promises.items()}
    write_places(step, {}, places)
    signed_on = step.record.trajectory.contract_start or step.today
    step.session.add(
        TrajectoryAward(
            trajectory_id=step.trajectory_id,
            decision_on=signed_on - _BEFORE_SIGNATURE,
            final_on=signed_on,
            signed_on=signed_on,
        )
    )
    step.write(EVENT_HANDOVER, begin_handover(step, signed_on=signed_on))
    step = stage.step(contract.trajectory, example.people[ProcessRole.CONTRACT_MANAGER])
    take_over(step)
    record_results(step, _results(contract.promises), moment=_FIRST)


def _results(promises: Mapping[str, DemoPromise]) -> dict[str, str | None]:
    """What the contract manager fills in."""
    values: dict[str, str | None] = {"next": MONTHS[0]}
    for theme, each in promises.items():
        values[f"result_{theme}"] = each.answer.value
        values[f"remark_{theme}"] = each.remark
        values[f"people_{theme}"] = None if each.people is None else str(each.people)
        values[f"hours_{theme}"] = None if each.hours is None else str(each.hours)
    return values
