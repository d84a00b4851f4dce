"""The wheel, as a municipality gets it: `python -m tests.support.wheel`.

Builds it, compares what is in it with the packages on disk, installs it in an environment
of its own outside the checkout, and starts and stops `vaandel demo` there.
"""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

from tests.support.checkout import ROOT, environment

PACKAGES = ("bot", "handlers", "scheduled", "storage")
# One of each kind of data that the program cannot do without.
NEEDED = (
    "bot/sandbox/page/*.html",
    "bot/profiles/*.toml",
    "bot/demonstration/*.toml",
    "bot/messages/*.j2",
    "bot/documents/*.docx",
    "storage/*.mako",
)
START = 60  # seconds until the demo is ready
STOP = 20  # seconds until it has gone after SIGTERM


class WheelError(Exception):
    """What is wrong with the wheel."""


def main() -> None:
    """Check the wheel; raises `WheelError` with everything that is wrong with it."""
    with tempfile.TemporaryDirectory(prefix="vaandel-wheel-") as name:
        folder = Path(name)
        wheel = build(folder)
        check_contents(wheel)
        check_running(install(wheel, folder / "venv"), folder)


def build(folder: Path) -> Path:
    """Build the wheel into a folder."""
    environment.pip("wheel", "--no-deps", "--no-build-isolation", "-w", str(folder), str(ROOT))
    (wheel,) = folder.glob("*.whl")
    return wheel


def check_contents(wheel: Path) -> None:
    """The wheel has every file of the packages, its own metadata, and nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    on_disk = set(package_files())
    problems = [f"not in the wheel: {name}" for name in sorted(on_disk - packed)]
    problems += [f"should not be in the wheel: {name}" for name in sorted(packed - on_disk)]
    for pattern in NEEDED:
        parent, _, kind = pattern.rpartition("/")
        if not any(name.startswith(f"{parent}/") and name.endswith(kind[1:]) for name in packed):
            problems.append(f"nothing like {pattern} in the wheel")
    if problems:
        raise WheelError("\n".join(problems))


def package_files() -> Iterator[str]:
    """Every file of the packages in the checkout, code and data, as a path from the root."""
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(ROOT).as_posix()


def install(wheel: Path, venv: Path) -> Path:
    """Install the wheel with the locked versions and give the path of its command."""
    make = [sys.executable, "-m", "venv", "--without-pip", str(venv)]
    subprocess.run(make, check=True)
    scripts = venv / environment.SCRIPTS.name
    python = scripts / environment.PYTHON.name
    lock = str(environment.LOCK)
    environment.install("--no-deps", "--require-hashes", "-r", lock, python=python)
    environment.install("--no-deps", str(wheel), python=python)
    environment.pip("check", python=python)
    return scripts / "vaandel"


def check_running(command: Path, folder: Path) -> None:
    """The demo gets ready, from a folder that has nothing of the checkout, and stops cleanly."""
    errors = folder / "errors.txt"
    with errors.open("w") as stderr:
        process = subprocess.Popen(
            [str(command), "demo", "--headless", "--port", "0"],
            cwd=folder,
            env=_clean_variables(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            start_new_session=True,
        )
    try:
        said = _until_ready(process)
        process.send_signal(signal.SIGTERM)
        status = process.wait(STOP)
    except (WheelError, subprocess.TimeoutExpired) as problem:
        raise WheelError(f"{problem}\n{_end_of(errors)}") from problem
    finally:
        left_behind = _end_all(process)
    if status or left_behind or "Traceback" in errors.read_text():
        manner = f"with {status}{', leaving processes behind' if left_behind else ''}"
        raise WheelError(f"SIGTERM stopped it {manner}; it said {said}\n{_end_of(errors)}")


def _until_ready(process: subprocess.Popen[str]) -> list[str]:
    """Read the program's lines until it says `ready`."""
    lines: Queue[str | None] = Queue()
    threading.Thread(target=_read, args=(process, lines), daemon=True).start()
    deadline = time.monotonic() + START
    said: list[str] = []
    while "ready" not in said:
        try:
            line = lines.get(timeout=max(0, deadline - time.monotonic()))
        except Empty:
            raise WheelError(f"not ready after {START} seconds; it said {said}") from None
        if line is None:
            raise WheelError(f"ended with {process.wait(STOP)} before it was ready; it said {said}")
        said.append(line)
    return said


def _read(process: subprocess.Popen[str], lines: Queue[str | None]) -> None:
    for line in process.stdout or ():
        lines.put(line.strip())
    lines.put(None)


def _end_all(process: subprocess.Popen[str]) -> bool:
    """End what is left of the program and its children; whether there was anything left."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    process.wait()
    return True


def _end_of(errors: Path) -> str:
    return errors.read_text(errors="replace")[-4000:]


def _clean_variables() -> dict[str, str]:
    """The environment of somebody who has never seen the checkout."""
    kept = ("PATH", "HOME", "LANG", "TMPDIR", "SYSTEMROOT")
    return {name: os.environ[name] for name in kept if name in os.environ}


if __name__ == "__main__":
    try:
        main()
    except (WheelError, environment.SetupError) as problem:
        sys.exit(str(problem))
