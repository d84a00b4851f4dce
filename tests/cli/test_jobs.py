"""``vaandel jobs``: every job is listed, and does its work once without Slack."""

from pathlib import Path

from sqlmodel import select

from bot.clock import real_now
from scheduled.jobs import JOBS
from storage.database import Database
from storage.migrate import upgrade
from storage.tables import Meeting
from storage.workspaces import ensure_workspace
from tests.cli.conftest import Command

RUN = ("jobs", "run", "meetings", "--at", "2027-01-04T08:00:00+01:00")


def connected(url: str, **profiles: str) -> None:
    """What remains when the bot has met these."""
    database = Database(url)
    upgrade(database)
    with database.writing() as session:
        for team_id, profile in profiles.items():
            ensure_workspace(
                session, team_id=team_id, name=team_id, profile=profile, now=real_now()
            )
        session.commit()
    database.close()


def meetings(url: str) -> dict[int, int]:
    """How many meetings were made, by workspace."""
    database = Database(url)
    with database.reading() as session:
        found = [each.workspace_id for each in session.exec(select(Meeting))]
    database.close()
    return {each: found.count(each) for each in found}


def test_every_job_is_listed_with_what_it_does(vaandel: Command) -> None:
    for arguments in (("jobs",), ("jobs", "list")):
        shown = vaandel(*arguments).stdout
        assert all(job.name in shown and job.what in shown for job in JOBS)


def test_a_job_is_done_once_for_every_municipality(vaandel: Command, sqlite_url: str) -> None:
    connected(sqlite_url, T1="leiden", T2="midden-groningen")
    assert vaandel(*RUN).stdout == "T1: done\nT2: done\n"
    made = meetings(sqlite_url)
    assert set(made) == {1, 2}
    assert vaandel(*RUN).stdout == "T1: nothing to do\nT2: nothing to do\n"
    assert meetings(sqlite_url) == made


def test_one_municipality_that_fails_stops_no_other(
    vaandel: Command, sqlite_url: str, tmp_path: Path
) -> None:
    own = tmp_path / "eigen.toml"
    own.write_bytes((Path(__file__).parents[1] / "profile/data/minimal.toml").read_bytes())
    connected(sqlite_url, T1=str(own), T2="midden-groningen")
    own.unlink()
    result = vaandel(*RUN)
    assert (result.exit_code, result.stdout) == (1, "T2: done\n")
    assert "T1: failed (ProfileError)" in result.stderr
    assert vaandel(*RUN, "--workspace", "T2").exit_code == 0


def test_wrong_use_is_told(vaandel: Command, sqlite_url: str) -> None:
    assert "There is no job dromen. There is: meetings" in vaandel("jobs", "run", "dromen").stderr
    assert vaandel("jobs", "run", "meetings", "--at", "straks").exit_code == 2
    result = vaandel(*RUN)
    assert (result.exit_code, result.stderr) == (
        2,
        "There is no workspace in this database yet.\n",
    )
    connected(sqlite_url, T1="leiden")
    assert "There is no workspace T9" in vaandel(*RUN, "--workspace", "T9").stderr
