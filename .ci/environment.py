"""The project's own environment: `.venv` in the checkout, made from the lock files.

Standard library only, because this runs before anything is installed.
"""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "requirements.lock"
DEVELOPMENT_LOCK = ROOT / "requirements-dev.lock"

# What somebody has set for their own pip must not change what is made here.
PIP_SETTINGS = {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


class SetupError(Exception):
    """The environment could not be made; the message tells what to do."""


def main(command: Sequence[str]) -> int:
    """Prepare the environment and become `command`; 2 on wrong use, 1 when it cannot be made."""
    if not command:
        print(
            "usage: python3 .ci/up COMMAND [ARGUMENT …], for example: vaandel demo", file=sys.stderr
        )
        return 2
    try:
        prepare()
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    return become(command)


def prepare() -> None:
    """Make `.venv` what requirements.lock says, with the project itself installed editable."""
    wanted = _digest(LOCK, ROOT / "pyproject.toml")
    if _is_stamped("runtime", wanted):
        return
    with _one_at_a_time():
        if _is_stamped("runtime", wanted):  # somebody else did it while this one waited
            return
        _tell("Preparing .venv; the first time takes about a minute …")
        if not _runs_this_python():
            _create()
        install("--require-hashes", "-r", str(LOCK))
        install("--no-deps", "--no-build-isolation", "-e", str(ROOT))
        _stamp("runtime", wanted)


def prepare_development() -> None:
    """Add what the tests need to the environment that runs this."""
    wanted = _digest(DEVELOPMENT_LOCK)
    if _is_stamped("development", wanted):
        return
    with _one_at_a_time():
        if _is_stamped("development", wanted):
            return
        _tell("Installing what the tests need …")
        install("--require-hashes", "-r", str(DEVELOPMENT_LOCK))
        _stamp("development", wanted)


def install(*arguments: str, python: Path = PYTHON) -> None:
    """`pip install` into `.venv`, or where another Python is; silent unless it fails."""
    pip("install", *arguments, python=python)


def pip(*arguments: str, python: Path = PYTHON) -> None:
    """Run pip for an environment, silent unless it fails."""
    command = [*_pip_for(python), "--quiet", *arguments]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **PIP_SETTINGS},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        output = "\n".join((done.stdout + done.stderr).strip().splitlines()[-40:])
        raise SetupError(f"{output}\n\nThis failed: {' '.join(command)}")


def become(command: Sequence[str]) -> int:
    """Run a command in the environment, in place of this process, so that signals reach it."""
    variables = {**os.environ, "VIRTUAL_ENV": str(VENV)}
    variables["PATH"] = os.pathsep.join([str(SCRIPTS), variables.get("PATH", os.defpath)])
    variables.pop("PYTHONHOME", None)
    program = shutil.which(command[0], path=variables["PATH"])
    if program is None:
        print(f"{command[0]}: no such command in .venv or on your PATH", file=sys.stderr)
        return 127
    if os.name != "nt":
        os.execve(program, list(command), variables)
    with subprocess.Popen([program, *command[1:]], env=variables) as process:
        while True:
            # Windows sends Ctrl+C to both; the command decides what it means.
            with contextlib.suppress(KeyboardInterrupt):
                return process.wait()


def _create() -> None:
    """Make an empty `.venv`; without pip in it where Python comes without ensurepip (Debian)."""
    make = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if _succeeds(make):
        return
    done = subprocess.run([*make, "--without-pip"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupError(f"{done.stdout}{done.stderr}\nThe environment {VENV} could not be made.")


def _pip_for(python: Path) -> list[str]:
    """The pip of an environment: its own, else one outside it that is told where to install."""
    own = [str(python), "-m", "pip"]
    if _succeeds([*own, "--version"]):
        return own
    for other in (sys.executable, *_made_with()):
        outer = [other, "-m", "pip", "--python", str(python)]  # pip 22.3 and newer
        if _succeeds([*outer, "--version"]):
            return outer
    raise SetupError(
        "pip is needed, version 22.3 or newer, or Python's own ensurepip.\n"
        "On Debian and Ubuntu: apt-get install python3-pip (or python3-venv), and try again."
    )


def _made_with() -> Iterator[str]:
    """The Python that `.venv` was made with, under the names it may have."""
    names = ["python.exe"] if os.name == "nt" else [f"python3.{sys.version_info.minor}", "python3"]
    for line in (VENV / "pyvenv.cfg").read_text(encoding="utf-8").splitlines():
        key, _, folder = line.partition("=")
        if key.strip() == "home":
            paths = (Path(folder.strip()) / name for name in names)
            yield from (str(path) for path in paths if path.exists())


def _runs_this_python() -> bool:
    """Whether `.venv` exists, works, and has the very Python that runs this."""
    try:
        done = subprocess.run(
            [str(PYTHON), "-c", "import sys; print(sys.version)"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return False
    return done.stdout.strip() == sys.version.strip()


def _succeeds(command: Sequence[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _digest(*files: Path) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _stamp_file(name: str) -> Path:
    return VENV / f"{name}.stamp"


def _is_stamped(name: str, wanted: str) -> bool:
    file = _stamp_file(name)
    return file.exists() and PYTHON.exists() and file.read_text(encoding="utf-8") == wanted


def _stamp(name: str, wanted: str) -> None:
    _stamp_file(name).write_text(wanted, encoding="utf-8")


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold the checkout's lock; the system lets go of it when a process dies, however it dies."""
    with (ROOT / ".ci" / ".up.lock").open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  -- exists on Windows only

            file.seek(0)
            while True:
                with contextlib.suppress(OSError):  # it gives up after ten tries, a second apart
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl  # noqa: PLC0415  -- exists everywhere but on Windows

            fcntl.flock(file, fcntl.LOCK_EX)
        yield  # closing the file frees the lock


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
