"""The contracts in pyproject.toml: complete, and strong enough to stop a forbidden import."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.support.checkout import ROOT, environment

# An import that must not be, and the name of the contract that has to say so.
FORBIDDEN = [
    ("bot/services/trespasser.py", "bot.slack", "floors"),
    ("bot/messages/trespasser.py", "bot.services", "floors"),
    ("bot/policy/trespasser.py", "bot.language", "floors"),
    ("bot/slack/trespasser.py", "handlers", "floors"),
    ("handlers/trespasser.py", "scheduled", "floors"),
    ("scheduled/trespasser.py", "handlers", "floors"),
    ("handlers/trespasser_in_sandbox.py", "bot.sandbox", "floors"),
    ("bot/sandbox/trespasser.py", "bot.profile", "sandbox"),
    ("storage/trespasser.py", "bot.policy", "storage"),
    ("storage/trespasser_in_slack.py", "slack_sdk", "storage"),
    ("bot/messages/trespasser_in_storage.py", "storage.database", "vocabulary"),
    ("bot/language/trespasser.py", "sqlmodel", "pure"),
    ("bot/policy/trespasser_in_slack.py", "slack_sdk", "pure"),
]


@pytest.fixture(scope="module")
def contracts() -> dict[str, dict[str, Any]]:
    """The contracts by their id."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return {contract["id"]: contract for contract in settings["contracts"]}


@pytest.fixture(scope="module")
def report_on_trespassers(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says about a copy of the house in which every forbidden import stands."""
    copy = tmp_path_factory.mktemp("house")
    for package in ("bot", "handlers", "scheduled", "storage"):
        shutil.copytree(
            ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", copy)
    for path, imported, _ in FORBIDDEN:
        (copy / path).write_text(f"import {imported}\n")
    done = _lint(copy)
    assert "Broken contracts" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 1
    return done.stdout


@pytest.mark.parametrize(("path", "imported", "contract"), FORBIDDEN)
def test_a_forbidden_import_breaks_its_contract(
    path: str,
    imported: str,
    contract: str,
    contracts: dict[str, dict[str, Any]],
    report_on_trespassers: str,
) -> None:
    name = contracts[contract]["name"]
    details = report_on_trespassers.partition("Broken contracts")[2]
    section = re.split(rf"^{re.escape(name)}$", details, flags=re.MULTILINE)[1]
    importer = path.removesuffix(".py").replace("/", ".")
    assert f"{importer} -> {imported} " in re.split(r"^-{5,}$", section, flags=re.MULTILINE)[1]


def test_every_module_stands_on_a_floor(contracts: dict[str, dict[str, Any]]) -> None:
    named = set(re.findall(r"[\w.]+", " ".join(contracts["floors"]["layers"])))
    assert named >= _modules(), "give the new module a floor in pyproject.toml"


def test_the_sandbox_is_kept_from_every_floor_below(contracts: dict[str, dict[str, Any]]) -> None:
    layers = contracts["floors"]["layers"]
    own = next(number for number, layer in enumerate(layers) if "bot.sandbox" in layer)
    below = set(re.findall(r"[\w.]+", " ".join(layers[own + 1 :]))) & _modules()
    assert set(contracts["sandbox"]["forbidden_modules"]) == below - {"bot.blockkit"}


def _modules() -> set[str]:
    """The modules of the first rank: those of `bot`, and the packages beside it."""
    inside = {path.stem for path in (ROOT / "bot").glob("*.py")} - {"__init__"}
    inside |= {path.parent.name for path in (ROOT / "bot").glob("*/__init__.py")}
    return {f"bot.{name}" for name in inside} | {"handlers", "scheduled", "storage"}


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter there, on the packages there."""
    return subprocess.run(
        [environment.SCRIPTS / "lint-imports", "--no-logo", "--no-cache"],
        cwd=folder,
        env={**os.environ, "COLUMNS": "300"},  # else it folds its lines
        capture_output=True,
        text=True,
        check=False,
    )
