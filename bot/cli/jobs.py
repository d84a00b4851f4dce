"""``vaandel jobs``: what the clock looks after, and doing one of it once."""

import datetime as dt
from typing import Annotated

import structlog
import typer
from sqlmodel import Session

from bot.cli.options import DatabaseOption
from bot.cli.workspace import Place, WorkspaceOption, opened, wrong_use
from bot.clock import real_now
from bot.services.municipality import Municipalities
from bot.settings import Settings
from scheduled.jobs import JOBS, Job, run_job
from storage.database import Database
from storage.workspaces import all_workspaces

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Which job; see: vaandel jobs.")]
AtOption = Annotated[
    str | None,
    typer.Option("--at", metavar="ISO", help="As if it were then, in UTC unless it says else."),
]

log = structlog.get_logger()


def build() -> typer.Typer:
    """The group; without a subcommand it lists."""
    group = typer.Typer(help="The jobs of the clock: list them, or run one once.")
    group.callback(invoke_without_command=True)(_jobs)
    group.command("list")(_list)
    group.command("run")(_run)
    return group


def _jobs(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        _list()


def _list() -> None:
    """Every job, and what it does."""
    for job in JOBS:
        typer.echo(f"{job.name:<16}  {job.what}")


def _run(
    *,
    name: NameArgument,
    at: AtOption = None,
    database_url: DatabaseOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Do a job once, for every municipality; needs no Slack.

    One that fails stops no other; then the exit code is 1.
    """
    job = next((each for each in JOBS if each.name == name), None)
    if job is None:
        known = ", ".join(each.name for each in JOBS)
        raise wrong_use(f"There is no job {name}. There is: {known}.")
    now = _moment(at)
    with opened(Place(database_url, workspace)) as database:
        with database.reading() as session:
            found = _workspaces(session, workspace)
        municipalities = Municipalities(templates=Settings().templates)
        done = [_one(database, municipalities, job, each, now) for each in found]
    if not all(done):
        raise typer.Exit(1)


def _workspaces(session: Session, wanted: str | None) -> list[tuple[int, str]]:
    found = [
        (each.id or 0, each.team_id)
        for each in all_workspaces(session)
        if wanted in {None, each.team_id}
    ]
    if not found:
        raise wrong_use(
            f"There is no workspace {wanted} in this database."
            if wanted
            else "There is no workspace in this database yet."
        )
    return found


def _one(
    database: Database,
    municipalities: Municipalities,
    job: Job,
    workspace: tuple[int, str],
    now: dt.datetime,
) -> bool:
    workspace_id, team_id = workspace
    try:
        anything = run_job(database, municipalities, job, workspace_id, now=now)
    except Exception as error:  # one municipality never stops the others
        log.exception("a job failed", job=job.name, team=team_id)
        typer.echo(f"{team_id}: failed ({type(error).__name__})", err=True)
        return False
    typer.echo(f"{team_id}: {'done' if anything else 'nothing to do'}")
    return True


def _moment(at: str | None) -> dt.datetime:
    if at is None:
        return real_now()
    try:
        moment = dt.datetime.fromisoformat(at)
    except ValueError as error:
        raise wrong_use(f"--at: {at} is no ISO time, such as 2027-01-04T08:00+01:00.") from error
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
