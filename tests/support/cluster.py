"""A PostgreSQL server of the tests' own: a private folder, a Unix socket, nothing kept."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

ADMINISTRATOR = "postgres"
# A crash may lose everything here, so nothing waits for the disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
LOCALE = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
TIMEOUT = 60  # seconds for the server to start or stop


@dataclass(frozen=True)
class Cluster:
    """A running server that hands out empty databases."""

    socket_folder: Path
    _numbers: Iterator[int] = field(default_factory=count, repr=False)

    @contextmanager
    def database(self, template: str = "template1", *, name: str = "") -> Iterator[str]:
        """An SQLAlchemy URL of a new database, dropped afterwards whoever still uses it."""
        name = name or f"vaandel_{next(self._numbers)}"
        self._execute("CREATE DATABASE {} TEMPLATE {}", name, template)
        try:
            yield f"postgresql+psycopg://{ADMINISTRATOR}@/{name}?host={self.socket_folder}"
        finally:
            self._execute("DROP DATABASE {} WITH (FORCE)", name)

    def _execute(self, statement: str, *names: str) -> None:
        query = sql.SQL(statement).format(*map(sql.Identifier, names))
        with psycopg.connect(
            host=str(self.socket_folder),
            user=ADMINISTRATOR,
            dbname="postgres",
            autocommit=True,
        ) as connection:
            connection.execute(query)


@contextmanager
def running_cluster(programs: Path) -> Iterator[Cluster]:
    """Start a server from the programs in a folder, and stop and remove it afterwards.

    PostgreSQL refuses to run as root, so root runs it as `nobody`.
    """
    # A socket's path may hold about a hundred bytes, and pytest's own folders are closed to others.
    folder = Path(tempfile.mkdtemp(prefix="vaandel-pg-", dir="/tmp"))
    owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    data = folder / "data"
    log = folder / "log"
    log.touch()
    for path in (folder, log):
        os.chown(path, owner.pw_uid, owner.pw_gid)

    def run(program: str, *arguments: str) -> None:
        _run_as(owner, folder, log, [str(programs / program), "-D", str(data), *arguments])

    try:
        run(
            "initdb",
            *("--username", ADMINISTRATOR, "--auth", "trust"),
            *("--encoding", "UTF8", "--locale", LOCALE, "--no-sync"),
        )
        options = f"-k {folder} -c listen_addresses='' " + " ".join(f"-c {one}" for one in FAST)
        run("pg_ctl", "start", "-w", "-t", str(TIMEOUT), "-l", str(log), "-o", options)
        try:
            yield Cluster(folder)
        finally:
            run("pg_ctl", "stop", "-w", "-t", str(TIMEOUT), "-m", "immediate")
    finally:
        shutil.rmtree(folder)


def _run_as(owner: pwd.struct_passwd, folder: Path, log: Path, command: list[str]) -> None:
    """Run a server program; output goes to a file, since a pipe would stay open with the server."""
    as_root = os.geteuid() == 0
    with log.open("ab") as output:
        done = subprocess.run(
            command,
            cwd=folder,
            user=owner.pw_uid if as_root else None,
            group=owner.pw_gid if as_root else None,
            extra_groups=[] if as_root else None,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{log.read_text(errors='replace')}")
