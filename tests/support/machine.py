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
# Debian's names: a browser, the emoji that messages show, a database server.
BROWSER_PACKAGES = ("chromium", "fonts-noto-color-emoji")
DATABASE_PACKAGES = ("postgresql",)


def is_continuous_integration() -> bool:
    """Whether a test that cannot run is a failure."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def chromium() -> Path | None:
    """A Chromium that starts: the machine's own, else the one Playwright fetched."""
    for candidate in _browser_candidates():
        if candidate.exists() and _starts(candidate):
            return candidate
    return None


def postgresql() -> Path | None:
    """The folder with a PostgreSQL server's programs, the newest of those installed."""
    if os.name == "nt":
        return None  # the tests reach their server by a Unix socket
    for folder in _server_folders():
        if all((folder / program).exists() for program in SERVER_PROGRAMS):
            return folder
    return None


def provision() -> list[str]:
    """Get what is missing as far as this machine allows; say which tests are left out, and why."""
    if _may_install_packages():
        _install_packages()
    if chromium() is None:
        _run([sys.executable, "-m", "playwright", "install", *_with_libraries(), "chromium"])
    left_out = []
    if chromium() is None:
        left_out.append(
            "Left out, the tests in a real browser: there is no Chromium or Chrome here."
        )
    if postgresql() is None:
        left_out.append("Left out, the tests on PostgreSQL: there is no PostgreSQL server here.")
    return left_out


def _install_packages() -> None:
    missing = []
    if chromium() is None:
        missing.append(BROWSER_PACKAGES[0])
    missing += [package for package in BROWSER_PACKAGES[1:] if not _is_installed(package)]
    if postgresql() is None:
        missing += DATABASE_PACKAGES
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
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    done = subprocess.run(query, capture_output=True, text=True, check=False)
    return done.stdout == "installed"


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


def _browser_candidates() -> Iterator[Path]:
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
    asked = [sys.executable, "-c", question]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    return Path(done.stdout.strip()) if done.returncode == 0 and done.stdout.strip() else None


def _starts(browser: Path) -> bool:
    """Ubuntu's `chromium` only points to a snap: it is there and does not start."""
    try:
        done = subprocess.run(
            [str(browser), "--version"], capture_output=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


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
