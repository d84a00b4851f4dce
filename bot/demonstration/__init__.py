"""Made-up trajectories, so that a demo is not empty. People are functions."""

import tomllib
from calendar import monthrange
from datetime import date
from importlib.resources import files
from typing import Any

from bot.assembly import Program
from bot.messages.trajectory_view import Planning
from bot.policy.confidentiality import Viewer
from bot.services.municipality import Municipality
from bot.services.people import person_id_of
from bot.services.trajectories import log_trajectory, share_trajectory
from bot.services.trajectory_fields import TrajectoryInput
from storage.trajectories import next_number
from storage.vocabulary import Precision, ProcessRole


def show_examples(program: Program, *, people: dict[str, str]) -> None:
    """Log and share the examples of this profile, if the workspace is still empty.

    :param people: Slack user ids by the key they have in the sandbox.
    """
    team_id = str(program.app.client.auth_test()["team_id"])
    desk, now = program.desk, program.desk.clock.now()
    with desk.database.writing() as session:
        here = desk.municipalities.of_team(session, team_id)
        if next_number(session, workspace_id=here.workspace_id) > 1:
            return
        for example in _examples(here.profile.slug):
            actor = person_id_of(
                session, here=here, slack_user_id=people[example["logged_by"]], now=now
            )
            wanted = _wanted(example, here, actor, now.astimezone(here.zone).date())
            record = log_trajectory(session, here=here, actor_id=actor, wanted=wanted, now=now)
            share_trajectory(
                session,
                here=here,
                viewer=Viewer(actor),
                trajectory_id=record.trajectory.id or 0,
                now=now,
            )
        session.commit()


def _examples(profile: str) -> list[dict[str, Any]]:
    file = files("bot.demonstration") / f"{profile}.toml"
    if not file.is_file():
        return []
    return list(tomllib.loads(file.read_text("utf-8"))["trajectories"])


def _wanted(
    example: dict[str, Any], here: Municipality, actor: int, today: date
) -> TrajectoryInput:
    planning = _month(today, example["months_ahead"])
    teams = here.profile.teams_of(example["category"])
    return TrajectoryInput(
        title=example["title"],
        category=example["category"],
        team=example.get("team", teams[0].slug),
        value_cents=example["value_eur"] * 100,
        publication=planning,
        themes=frozenset(example.get("themes", ())),
        people={ProcessRole.CLIENT: actor},
    )


def _month(today: date, ahead: int) -> Planning:
    year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
    start = date(year, month + 1, 1)
    end = start.replace(day=monthrange(start.year, start.month)[1])
    return Planning(start, end, Precision.MONTH)
