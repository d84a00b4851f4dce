"""Run every check there is: `python -m tests`; or some tests only: `python -m tests tests/policy`.

Gets what the checks need first: the development lock, a Chromium, a PostgreSQL server.
Every check runs, also after one that failed, so that one run tells everything.
"""

import shlex
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.support import machine
from tests.support.checkout import ROOT, environment

PYTEST = (sys.executable, "-m", "pytest")
# A file stays with one worker; the slow ones (acceptance, crash) come first in the alphabet.
IN_ORDER = ("--dist", "loadfile", "--no-loadscope-reorder")
CHECKS = {
    "format": (sys.executable, "-m", "ruff", "format", "--check", "--quiet", "."),
    "lint": (sys.executable, "-m", "ruff", "check", "--quiet", "."),
    "types": (sys.executable, "-m", "mypy", "--no-error-summary"),
    "floors": (str(environment.SCRIPTS / "lint-imports"), "--no-logo"),
    "tests": (*PYTEST, "-n", "4", *IN_ORDER, "--durations=12"),
    "wheel": (sys.executable, "-m", "tests.support.wheel"),
}
LOUD = {"tests"}  # a long check shows how far it is; another speaks only when it fails


@dataclass(frozen=True)
class Outcome:
    """How one check ended, and how long it took in seconds."""

    name: str
    passed: bool
    seconds: float


def main(arguments: list[str]) -> int:
    """0 when all is well, 1 when a check failed."""
    if Path(sys.prefix).resolve() != environment.VENV.resolve():
        return environment.main(["python", "-m", "tests", *arguments])
    try:
        environment.prepare_development()
    except environment.SetupError as problem:
        _tell(str(problem))
        return 1
    left_out = machine.provision()
    for line in left_out:
        _tell(line)
    if arguments:
        return 0 if _run("tests", (*PYTEST, *arguments)).passed else 1
    outcomes = [_run(name, command) for name, command in CHECKS.items()]
    _summarise(outcomes, left_out)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def _run(name: str, command: tuple[str, ...]) -> Outcome:
    started = time.monotonic()
    quiet = name not in LOUD
    if not quiet:
        _tell(f"$ {shlex.join(command)}")
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
        check=False,
    )
    if quiet and done.returncode:
        _tell(f"$ {shlex.join(command)}\n{done.stdout}")
    return Outcome(name, done.returncode == 0, time.monotonic() - started)


def _summarise(outcomes: list[Outcome], left_out: list[str]) -> None:
    _tell("")
    for outcome in outcomes:
        _tell(f"{'ok' if outcome.passed else 'FAILED':7}{outcome.name:9}{outcome.seconds:6.1f} s")
    _tell(f"{'':7}{'in all':9}{sum(outcome.seconds for outcome in outcomes):6.1f} s")
    for line in left_out:
        _tell(line)


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
