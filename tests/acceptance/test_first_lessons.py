"""Lessons that nobody told in Slack: the practice examples, and those from a file."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.profile import load_profile
from bot.profile.practice import PracticeExample
from tests.acceptance.conftest import BRISK
from tests.acceptance.finding import finds, reads, titles_in
from tests.acceptance.towns import MIDDEN_GRONINGEN
from tests.sheets.writing import write_csv
from tests.support.checkout import ROOT
from tests.support.colleagues import Colleague, Workspace, text_of
from tests.support.processes import started

HEADER = ("ref", "titel", "inzicht", "thema", "categorie")
ZINC = ("L1", "Zinken goten", "Zinken goten van een sloop passen vaak weer.", "circulariteit", "")
PIPES = ("L2", "Regenpijpen", "Regenpijpen ook.", "circulariteit", "gebouwen")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lessons")


@pytest.fixture(scope="module")
def colleague(workspace: Workspace, folder: Path) -> Iterator[Colleague]:
    """Somebody at a bot whose database had a lesson from a file before it met Slack."""
    imports(folder, ZINC)
    database = ("--database-url", url_of(folder))
    for _ in range(2):  # the second start finds everything there
        with started("run", "--sandbox", workspace.url, *database, environment=BRISK):
            pass
    with started("run", "--sandbox", workspace.url, *database, environment=BRISK):
        yield workspace.colleague("inkoper")


def url_of(folder: Path) -> str:
    """The database."""
    return f"sqlite:///{folder / 'vaandel.db'}"


def imports(folder: Path, *rows: tuple[str, ...]) -> dict[str, Any]:
    """Run the command as an administrator does; its report."""
    file = write_csv(folder / "lessen.csv", [HEADER, *rows])
    command = ["import", "lessons", str(file), "--json", "--database-url", url_of(folder)]
    done = subprocess.run(
        [sys.executable, "-m", "bot", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    report: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == (1 if report["refused"] else 0)
    return report


def practice() -> tuple[PracticeExample, ...]:
    """The practice examples of the profile."""
    found = load_profile("midden-groningen").practice
    assert found is not None
    return found.examples


@pytest.mark.parametrize("example", practice(), ids=lambda example: example.slug)
def test_a_practice_example_is_found_by_what_it_is_called(
    colleague: Colleague, example: PracticeExample
) -> None:
    found = finds(colleague, example.title)
    assert titles_in(found).count(example.title) == 1
    row = next(each for each in found["blocks"] if f"*{example.title}*" in text_of(each))
    button = {name: row["accessory"][name] for name in ("action_id", "value")}
    colleague.workspace.post(
        "/interact",
        channel=MIDDEN_GRONINGEN.channel,
        messageTs=found["ts"],
        user=colleague.key,
        action={"block_id": row["block_id"], **button},
    )
    assert example.text[:60] in text_of(colleague.modal(callback_id="lesson_details"))
    colleague.closes_everything()


def test_a_lesson_from_a_file_is_found(colleague: Colleague, folder: Path) -> None:
    """One from before the bot met Slack, and one from just now."""
    assert titles_in(finds(colleague, "zinken")) == ["Zinken goten"]
    report = imports(folder, ZINC, PIPES)
    assert (report["taken"], report["skipped"]) == (1, 1)
    assert titles_in(finds(colleague, "regenpijpen")) == ["Regenpijpen"]


def test_a_file_does_not_overwrite_what_somebody_changed(
    colleague: Colleague, folder: Path
) -> None:
    coordinator = colleague.workspace.colleague("coordinator")
    details = reads(coordinator, finds(coordinator, "zinken"), "Zinken goten")
    coordinator.presses_in(details, "lesson_open_edit")
    coordinator.submits(coordinator.modal(callback_id="lesson_edit"), title="Zinken goten en meer")
    coordinator.closes_everything()
    assert imports(folder, ZINC)["skipped"] == 1
    report = imports(folder, (*ZINC[:1], "Anders", *ZINC[2:]))
    (refused,) = report["refused"]
    assert (refused["row"], refused["column"]) == (2, "ref")
    assert "in Slack" in refused["reason"]
    assert titles_in(finds(colleague, "zinken")) == ["Zinken goten en meer"]
