"""Which workspace a command works on, seen through ``vaandel import lessons``."""

from pathlib import Path

import pytest

from bot.clock import real_now
from storage.database import Database
from storage.migrate import upgrade
from storage.workspaces import all_workspaces, ensure_workspace
from tests.cli.conftest import Command

IMPORT = ("import", "lessons", "lessen.csv")


@pytest.fixture(autouse=True)
def _file(tmp_path: Path) -> None:
    """A file with one lesson, in the folder where the command runs."""
    (tmp_path / "lessen.csv").write_text(
        "ref;titel;inzicht;thema;categorie\nL1;a;b;;\n", encoding="utf-8"
    )


def workspaces(url: str) -> list[tuple[str, str]]:
    """Every workspace with its profile."""
    database = Database(url)
    with database.reading() as session:
        found = [(each.team_id, each.profile) for each in all_workspaces(session)]
    database.close()
    return found


def connect(url: str, *team_ids: str) -> None:
    """What remains when the bot has met these."""
    database = Database(url)
    upgrade(database)
    with database.writing() as session:
        for team_id in team_ids:
            ensure_workspace(
                session, team_id=team_id, name=f"Stad {team_id}", profile="leiden", now=real_now()
            )
        session.commit()
    database.close()


def test_an_empty_database_gets_the_workspace_local(
    vaandel_on_each: Command, database_url: str
) -> None:
    assert vaandel_on_each(*IMPORT).exit_code == 0
    assert workspaces(database_url) == [("local", "midden-groningen")]
    assert (
        vaandel_on_each(*IMPORT, "--profile", "midden-groningen", "--workspace", "local").exit_code
        == 0
    )


def test_a_migrated_one_without_a_workspace_as_well(vaandel: Command, sqlite_url: str) -> None:
    connect(sqlite_url)
    assert vaandel(*IMPORT, "--profile", "leiden").exit_code == 0
    assert workspaces(sqlite_url) == [("local", "leiden")]


def test_a_workspace_is_adopted_with_its_lessons(
    vaandel_on_each: Command, database_url: str
) -> None:
    vaandel_on_each(*IMPORT)
    connect(database_url, "T1")
    assert workspaces(database_url) == [("T1", "midden-groningen")]
    assert "0 taken, 0 updated, 1 skipped" in vaandel_on_each(*IMPORT).stdout


def test_one_workspace_needs_no_choice(vaandel: Command, sqlite_url: str) -> None:
    connect(sqlite_url, "T1")
    assert vaandel(*IMPORT).exit_code == 0
    assert workspaces(sqlite_url) == [("T1", "leiden")]


def test_of_several_one_is_chosen(vaandel_on_each: Command, database_url: str) -> None:
    connect(database_url, "T1", "T2")
    result = vaandel_on_each(*IMPORT)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "several workspaces. Choose with --workspace:\n  T1  Stad T1\n  T2" in result.stderr
    assert "1 taken" in vaandel_on_each(*IMPORT, "--workspace", "T2").stdout
    assert "1 taken" in vaandel_on_each(*IMPORT, "--workspace", "T1").stdout


def test_an_unknown_workspace_is_wrong_use(vaandel: Command, sqlite_url: str) -> None:
    result = vaandel(*IMPORT, "--workspace", "T9")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no workspace T9 in this database. It is empty." in result.stderr
    connect(sqlite_url, "T1")
    assert "There is:\n  T1  Stad T1" in vaandel(*IMPORT, "--workspace", "local").stderr


def test_a_workspace_keeps_its_profile(vaandel: Command, sqlite_url: str) -> None:
    connect(sqlite_url, "T1")
    result = vaandel(*IMPORT, "--profile", "midden-groningen")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "has the profile leiden, not midden-groningen" in result.stderr


def test_a_mistake_in_the_profile_is_told(vaandel: Command, sqlite_url: str) -> None:
    result = vaandel(*IMPORT, "--profile", "leidn")
    assert result.exit_code == 2
    assert "did you mean 'leiden'?" in result.stderr
    assert workspaces(sqlite_url) == []


def test_a_profile_that_is_gone_is_told(vaandel: Command, tmp_path: Path) -> None:
    own = tmp_path / "eigen.toml"
    own.write_bytes((Path(__file__).parents[1] / "profile/data/minimal.toml").read_bytes())
    assert vaandel(*IMPORT, "--profile", str(own)).exit_code == 0
    own.unlink()
    result = vaandel(*IMPORT)
    assert result.exit_code == 2
    assert "The profile of workspace local cannot be used." in result.stderr


def test_wrong_wording_is_told(
    vaandel: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "help.j2").write_text("{% block dit_is_er_niet %}x{% endblock %}", "utf-8")
    monkeypatch.setenv("VAANDEL_TEMPLATES", str(tmp_path))
    result = vaandel(*IMPORT)
    assert result.exit_code == 2
    assert result.stderr.startswith("VAANDEL_TEMPLATES: ")


def test_a_database_that_is_behind_is_not_touched(vaandel: Command, sqlite_url: str) -> None:
    connect(sqlite_url, "T1")
    database = Database(sqlite_url)
    with database.migrating() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    database.close()
    result = vaandel(*IMPORT)
    assert result.exit_code == 2
    assert "not up to date. Run: vaandel migrate" in result.stderr


@pytest.mark.parametrize(
    "url",
    ["geen adres", "sqlite:////nergens/te/vinden.db", "mysql://x", "postgresql://127.0.0.1:1/x"],
)
def test_a_database_that_cannot_be_opened_is_told(vaandel: Command, url: str) -> None:
    result = vaandel(*IMPORT, "--database-url", url)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "The database cannot be opened" in result.stderr
