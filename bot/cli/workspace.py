"""The workspace that a command works on, for commands that touch its data.

An empty database is migrated and gets the workspace ``local``, which is adopted at the
first connection to Slack.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlmodel import Session

from bot.cli.options import profile_or_exit
from bot.clock import real_now
from bot.messages.wording import WordingError
from bot.profile import ProfileError
from bot.services.municipality import Municipalities, Municipality
from bot.settings import Settings
from storage.database import Database
from storage.migrate import newest_revision, revision_of, upgrade
from storage.tables import LOCAL_TEAM, Workspace
from storage.workspaces import all_workspaces, ensure_workspace

WorkspaceOption = Annotated[
    str | None,
    typer.Option(help="Slack team id of the workspace; needed when the database has several."),
]
NewProfileOption = Annotated[
    str | None, typer.Option(help="The profile of a workspace that is made now.")
]

WRONG_USE = 2


@dataclass(frozen=True)
class Place:
    """Where a command works, as its options say; None is what the settings have."""

    database_url: str | None = None
    workspace: str | None = None
    profile: str | None = None


def wrong_use(sentence: str) -> typer.Exit:
    """The end of a command that was used wrongly; ``sentence`` says what would be right."""
    typer.echo(sentence, err=True)
    return typer.Exit(WRONG_USE)


@contextmanager
def writing_in(place: Place) -> Iterator[tuple[Session, Municipality]]:
    """One transaction in the workspace; the caller commits, anything else is rolled back.

    Also a workspace that is made here stays only when the caller commits.
    Wrong use ends the command, with a sentence on standard error and exit code 2.
    """
    with opened(place) as database, database.writing() as session:
        yield session, _municipality(session, place)


@contextmanager
def reading_in(place: Place) -> Iterator[tuple[Session, Municipality]]:
    """A session that only reads, in the workspace. Wrong use as in :func:`writing_in`."""
    with opened(place) as database:
        with database.reading() as session:
            known = bool(all_workspaces(session))
        if not known:
            with database.writing() as session:
                _workspace(session, place)
                session.commit()
        with database.reading() as session:
            yield session, _municipality(session, place)


@contextmanager
def opened(place: Place) -> Iterator[Database]:
    """A database in its present shape, for as long as it is used. Wrong use ends the command."""
    try:
        database = Database(place.database_url or Settings().database_url)
        revision = revision_of(database)
        if revision is None:
            upgrade(database)
    except (SQLAlchemyError, ImportError) as error:  # ImportError: a driver that is not here
        raise wrong_use(
            f"The database cannot be opened ({type(error).__name__})."
            " See --database-url and VAANDEL_DATABASE_URL."
        ) from error
    try:
        if revision not in {None, newest_revision()}:
            raise wrong_use("The database is not up to date. Run: vaandel migrate")
        yield database
    except OperationalError as error:
        raise wrong_use("The database is busy with other work. Try again in a minute.") from error
    finally:
        database.close()


def _municipality(session: Session, place: Place) -> Municipality:
    workspace = _workspace(session, place)
    try:
        return Municipalities(templates=Settings().templates).of_team(session, workspace.team_id)
    except ProfileError as error:
        raise wrong_use(
            f"The profile of workspace {workspace.team_id} cannot be used.\n{error}"
        ) from error
    except WordingError as error:
        raise wrong_use(f"VAANDEL_TEMPLATES: {error}") from error


def _workspace(session: Session, place: Place) -> Workspace:
    found = all_workspaces(session)
    if not found and place.workspace in {None, LOCAL_TEAM}:
        return _made(session, place)
    if place.workspace is None and len(found) > 1:
        raise wrong_use(
            f"This database has several workspaces. Choose with --workspace:\n{_list(found)}"
        )
    for workspace in found:
        if place.workspace in {None, workspace.team_id}:
            _demand_same_profile(workspace, place.profile)
            return workspace
    raise wrong_use(
        f"There is no workspace {place.workspace} in this database."
        + (f" There is:\n{_list(found)}" if found else " It is empty.")
    )


def _made(session: Session, place: Place) -> Workspace:
    profile = place.profile or Settings().profile
    return ensure_workspace(
        session,
        team_id=LOCAL_TEAM,
        name=profile_or_exit(profile).name,
        profile=profile,
        now=real_now(),
    )


def _demand_same_profile(workspace: Workspace, profile: str | None) -> None:
    """A workspace keeps the profile that it was made with."""
    if profile is not None and Path(profile).resolve() != Path(workspace.profile).resolve():
        raise wrong_use(
            f"Workspace {workspace.team_id} has the profile {workspace.profile}, not {profile}."
            " Leave --profile out."
        )


def _list(workspaces: list[Workspace]) -> str:
    return "\n".join(f"  {each.team_id}  {each.name}".rstrip() for each in workspaces)
