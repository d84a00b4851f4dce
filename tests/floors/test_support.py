"""What the tests stand on does what they count on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from tests.support import machine
from tests.support.browser import ARTIFACTS, OpenPage
from tests.support.checkout import ROOT


def pytest_here(folder: Path, source: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a test file of its own with the support's fixtures and rules."""
    (folder / "test_inner.py").write_text(source)
    command = [sys.executable, "-m", "pytest", "-p", "tests.support.browser"]
    command += ["-p", "tests.support.left_out", "--rootdir", str(folder), str(folder)]
    without_ci = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**without_ci, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_test_gets_an_empty_database(database_url: str) -> None:
    engine = create_engine(database_url)
    assert inspect(engine).get_table_names() == []
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE left_behind (id INTEGER)"))


def test_the_next_test_gets_an_empty_database_too(database_url: str) -> None:
    assert inspect(create_engine(database_url)).get_table_names() == []


@pytest.mark.postgresql
def test_postgresql_knows_letters_as_a_server_in_use_does(postgresql_url: str) -> None:
    with create_engine(postgresql_url).connect() as connection:
        assert connection.execute(text("SELECT lower('É')")).scalar_one() == "é"


@pytest.mark.browser
def test_pages_share_nothing(open_page: OpenPage, tmp_path: Path) -> None:
    site = tmp_path / "site.html"
    site.write_text("<title>Vaandel</title>")
    first, second = open_page(), open_page(viewport={"width": 390, "height": 844})
    for page in (first, second):
        page.goto(site.as_uri())
    first.evaluate("localStorage.setItem('role', 'Inkoper')")
    assert second.evaluate("localStorage.getItem('role')") is None
    assert second.evaluate("innerWidth") == 390


FAILS_IN_A_PAGE = """
def test_fails(page):
    page.set_content("<h1>Kapot</h1>")
    assert False
"""
FAILS_INSIDE_THE_PAGE = """
def test_passes(page):
    page.set_content("<script>throw new Error('kapot')</script>")
"""


@pytest.mark.browser
@pytest.mark.parametrize("source", [FAILS_IN_A_PAGE, FAILS_INSIDE_THE_PAGE])
def test_a_failure_leaves_a_picture(chromium_path: Path, tmp_path: Path, source: str) -> None:
    before = set(ARTIFACTS.glob("*.png"))
    done = pytest_here(tmp_path, source)
    pictures = set(ARTIFACTS.glob("test_inner*.png")) - before
    try:
        assert done.returncode == 1, f"{chromium_path}\n{done.stdout}"
        assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
        assert len(pictures) == 1
    finally:
        for picture in pictures:
            picture.unlink()


@pytest.mark.parametrize(
    "source",
    [
        "import pytest\ndef test_left_out(): pytest.skip('no reason at all')",
        "import pytest\npytest.skip('no reason at all', allow_module_level=True)",
    ],
)
def test_what_is_left_out_fails_in_continuous_integration_only(tmp_path: Path, source: str) -> None:
    locally = pytest_here(tmp_path, source)
    assert "1 skipped" in locally.stdout
    in_ci = pytest_here(tmp_path, source, CI="true")
    assert in_ci.returncode not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}
    assert "no reason at all" in in_ci.stdout


def test_a_browser_that_does_not_start_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stub = tmp_path / "chromium"
    stub.write_text("#!/bin/sh\necho 'Install the snap first.'\nexit 1\n")
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert shutil.which("chromium") == str(stub)
    try:
        found = machine.chromium()
    except machine.MissingError:
        return
    assert found != stub
