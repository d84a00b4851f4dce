"""What this machine has for the tests: a Chromium and a PostgreSQL server, or the way to get them.

Standard library only, because it also runs before anything is installed.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

SERVER_PROGRAMS = ("initdb", "pg_ctl", "postgres")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_BROWSERS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Debian's names. A browser's companions: what Playwright's driver needs, the emoji of messages.
BROWSER_PACKAGE = "chromium"
COMPANION_PACKAGES = ("libatomic1", "fonts-noto-color-emoji")
DATABASE_PACKAGE = "postgresql"


class MissingError(Exception):
    """What tests need is not on this machine; the message says what."""


def is_continuous_integration() -> bool:
    """Whether a test that cannot run is a failure."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def chromium() -> Path:
    """A Chromium that starts, with a Playwright that can drive it; `MissingError` without."""
    driver = _run_quietly([sys.executable, "-m", "playwright", "--version"])
    if driver is None or driver.returncode:
        said = driver.stderr.strip() if driver else "no answer"
        raise MissingError(f"Playwright's driver does not start: {said}")
    browser = _browser()
    if browser is None:
        raise MissingError("there is no Chromium or Chrome on this machine")
    return browser


def postgresql() -> Path:
    """The folder with a PostgreSQL server's programs; `MissingError` without."""
    folder = _server()
    if folder is None:
        raise MissingError("there is no PostgreSQL server on this machine")
    return folder


def provision() -> list[str]:
    """Get what is missing as far as this machine allows; say which tests are left out, and why."""
    if _may_install_packages():
        _install_packages()
    if _browser() is None:
        _run([sys.executable, "-m", "playwright", "install", *_with_libraries(), "chromium"])
    left_out = []
    for what, find in (("a real browser", chromium), ("PostgreSQL", postgresql)):
        try:
            find()
        except MissingError as reason:
            left_out.append(f"Left out, the tests with {what}: {reason}.")
    return left_out


def _install_packages() -> None:
    missing = [package for package in COMPANION_PACKAGES if not _is_installed(package)]
    if _browser() is None:
        missing.append(BROWSER_PACKAGE)
    if _server() is None:
        missing.append(DATABASE_PACKAGE)
    if not missing:
        return
    print(f"Installing {', '.join(missing)} …", file=sys.stderr, flush=True)
    _run(["apt-get", "update"])
    # One at a time: a package this system does not have must not keep the others away.
    for package in missing:
        _run(["apt-get", "install", "--yes", "--no-install-recommends", package])


def _may_install_packages() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _is_installed(package: str) -> bool:
    answer = _run_quietly(["dpkg-query", "-W", "-f=${db:Status-Status}", package])
    return answer is not None and answer.stdout == "installed"


def _with_libraries() -> Iterable[str]:
    return ["--with-deps"] if _may_install_packages() else []


def _run(command: list[str]) -> None:
    """Run a command that may fail; what it says is shown then, and the caller looks again."""
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command,
        env=variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        output = "\n".join((done.stdout + done.stderr).strip().splitlines()[-10:])
        print(f"{' '.join(command)} failed:\n{output}", file=sys.stderr, flush=True)


def _browser() -> Path | None:
    """The machine's own browser, else the one Playwright fetched."""
    return next((path for path in _browsers() if path.exists() and _starts(path)), None)


def _browsers() -> Iterator[Path]:
    yield from (Path(found) for name in BROWSERS if (found := shutil.which(name)))
    if sys.platform == "darwin":
        yield from map(Path, MAC_BROWSERS)
    fetched = _fetched_by_playwright()
    if fetched is not None:
        yield fetched


def _fetched_by_playwright() -> Path | None:
    """Where Playwright would keep its own Chromium; asked in a process of its own.

    Its synchronous interface keeps an event loop in the thread that uses it.
    """
    question = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    answer = _run_quietly([sys.executable, "-c", question])
    return Path(answer.stdout.strip()) if answer and answer.returncode == 0 else None


def _starts(browser: Path) -> bool:
    """Ubuntu's `chromium` only points to a snap: it is there and does not start."""
    answer = _run_quietly([str(browser), "--version"])
    return answer is not None and answer.returncode == 0


def _run_quietly(command: list[str]) -> subprocess.CompletedProcess[str] | None:
    """What a short command says, or nothing when it cannot be started or does not end."""
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None


def _server() -> Path | None:
    """The folder of the server on the PATH, else of the newest one installed."""
    if os.name == "nt":
        return None  # the tests reach their server by a Unix socket
    for folder in _server_folders():
        if all((folder / program).exists() for program in SERVER_PROGRAMS):
            return folder
    return None


def _server_folders() -> Iterator[Path]:
    on_path = shutil.which("initdb")
    if on_path:
        yield Path(on_path).resolve().parent
    for parent, pattern in (
        ("/usr/lib/postgresql", "*/bin"),
        ("/opt/homebrew/opt", "postgresql*/bin"),
        ("/usr/local/opt", "postgresql*/bin"),
    ):
        yield from sorted(Path(parent).glob(pattern), key=_version, reverse=True)


def _version(folder: Path) -> tuple[int, ...]:
    digits = "".join(character if character.isdigit() else " " for character in folder.parent.name)
    return tuple(int(number) for number in digits.split())
