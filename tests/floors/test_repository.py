"""What every file of the repository keeps to."""

import ast
import io
import re
import subprocess
import sys
import tokenize
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.checkout import ROOT
from tests.support.wheel import PACKAGES, package_files

LONGEST = 300  # lines; a file that has more wants to be two
CODE = {".py", ".js", ".css", ".html", ".j2"}
SCRIPTS = {ROOT / ".ci" / "up", ROOT / ".ci" / "lock"}
GENERATED = "storage/migrations/versions/"  # a migration is as long as its tables are
# Where somebody happens to work: their checkout, their home, their scratch folders.
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:work|root|home|Users|tmp/plan)/[\w.]")
# Imported under a name of its own, and no package to ask for by itself.
PART_OF = {"pydantic_core": "pydantic"}
# What turns a checker off, and the two forms that say why: after "--" for ruff, "#" for mypy.
SILENCER = re.compile(r"#\s*(?:noqa|type:\s*ignore|ruff:\s*noqa|mypy:|pylint:|pragma:|fmt:)")
WITH_REASON = re.compile(
    r"#\s*(?:noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|type:\s*ignore\[[\w, -]+\])\s+(?:--|#)\s*\w.+"
)


def repository_files() -> list[Path]:
    """Every file that git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return sorted(path for path in paths if path.is_file())


def comments(file: Path) -> list[tuple[int, str]]:
    """The comments of a Python file, with the numbers of their lines."""
    tokens = tokenize.generate_tokens(io.StringIO(file.read_text(encoding="utf-8")).readline)
    return [(token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT]


def test_no_file_speaks_of_the_machine_it_was_made_on() -> None:
    found = []
    for file in repository_files():
        text = file.read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), start=1):
            if MACHINE_PATH.search(line):
                found.append(f"{file.relative_to(ROOT)}:{number}: {line.strip()}")
    assert not found


def test_nothing_is_silenced_without_its_reason_beside_it() -> None:
    found = []
    for file in repository_files():
        if file.suffix == ".py" or file in SCRIPTS:
            for number, comment in comments(file):
                if SILENCER.search(comment) and not WITH_REASON.search(comment):
                    found.append(f"{file.relative_to(ROOT)}:{number}: {comment}")
    assert not found


def test_what_is_silenced_everywhere_has_its_reason_beside_it() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    ignored = [line for line in lines if re.match(r'\s+"[A-Z]+\d*",', line)]
    assert ignored
    assert not [line for line in ignored if not re.search(r"#\s*\w.+", line)]


def test_a_file_has_one_subject() -> None:
    lengths = {
        name: len((ROOT / name).read_text(encoding="utf-8").splitlines())
        for name in package_files()
        if Path(name).suffix in CODE and not name.startswith(GENERATED)
    }
    assert not {name: length for name, length in lengths.items() if length > LONGEST}


@pytest.mark.parametrize(
    ("lock", "groups"), [("requirements.lock", ("build",)), ("requirements-dev.lock", ("dev",))]
)
def test_the_locks_are_those_of_pyproject(lock: str, groups: tuple[str, ...]) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [name for group in groups for name in settings["dependency-groups"][group]]
    if "dev" not in groups:
        asked += settings["project"]["dependencies"]
    pins = dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text(), flags=re.MULTILINE))
    for requirement in map(Requirement, asked):
        assert requirement.specifier.contains(pins[requirement.name]), requirement


def test_what_the_program_imports_it_also_asks_for() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {
        canonicalize_name(Requirement(text).name) for text in settings["project"]["dependencies"]
    }
    distributions = packages_distributions()
    modules = imported_modules() - sys.stdlib_module_names - set(PACKAGES)
    needed = {PART_OF.get(module) or distributions[module][0] for module in modules}
    assert {canonicalize_name(name) for name in needed} <= asked


def imported_modules() -> set[str]:
    """The top-level names that the packages import, wherever in a file."""
    names: set[str] = set()
    for name in package_files():
        if name.endswith(".py"):
            for node in ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    names |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    names.add(node.module.partition(".")[0])
    return names


def test_the_packages_of_the_wheel_are_those_of_the_house() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == list(PACKAGES)
