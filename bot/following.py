"""Following the clock of a sandbox: each step is lived through before the next."""

import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import httpx
import structlog

from bot.clock import SteeredClock

log = structlog.get_logger()

WAIT_SECONDS = 5
_ANSWER_SECONDS = 15.0
_RETRY_SECONDS = 0.5
_FINISH_SECONDS = 5.0


class ClockFollower:
    """Sets a clock by the sandbox's, and says when everything due has been done.

    :param url: the sandbox, ``http://127.0.0.1:PORT``.
    :param name: what the sandbox calls this bot; one that is started again after a
        kill takes up its own place.
    """

    def __init__(self, url: str, *, name: str = "vaandel") -> None:
        self._http = httpx.Client(base_url=url, timeout=_ANSWER_SECONDS)
        self._live: Callable[[], object] = _nothing
        self._next_due: Callable[[], datetime | None] = _nothing
        self._told: datetime | None = None
        self._bot = name
        self._stopped = threading.Event()
        self._at_work = threading.Lock()
        self._thread = threading.Thread(target=self._follow, name="clock", daemon=True)
        document = self._ask({})
        self._seq = int(document["seq"])
        self.clock = SteeredClock(_moment(document), running=bool(document["running"]))

    def live_through(
        self, live: Callable[[], object], *, next_due: Callable[[], datetime | None]
    ) -> None:
        """Say what does everything due, to the end, and what tells when something is due next.

        The program is made after its clock, so this comes later.
        """
        self._live, self._next_due = live, next_due

    def start(self) -> None:
        """Follow from now on: whoever moves the clock waits for us, also while we begin."""
        try:
            self._post({"bot": self._bot})
        except httpx.HTTPError as error:
            log.warning("the sandbox does not answer", error=type(error).__name__)
        self._thread.start()

    def stop(self) -> None:
        """Let the sandbox go on without us; the waiting thread ends with the process."""
        self._stopped.set()
        if self._at_work.acquire(timeout=_FINISH_SECONDS):
            self._at_work.release()  # from here on the thread touches nothing any more
        try:
            self._post({"bot": self._bot, "detach": True})
        except httpx.HTTPError:
            log.info("the sandbox was gone before us")

    def _follow(self) -> None:
        self._work_through(self._report)
        while not self._stopped.is_set():
            try:
                document = self._ask({"after": self._seq, "wait": WAIT_SECONDS, "bot": self._bot})
            except httpx.HTTPError as error:
                self._rest(error)
                continue
            self._work_through(partial(self._keep_up, document))

    def _work_through(self, work: Callable[[], None]) -> None:
        """Do something with the program, unless it is being stopped."""
        with self._at_work:
            if self._stopped.is_set():
                return
            try:
                work()
            except httpx.HTTPError as error:
                self._rest(error)

    def _rest(self, error: httpx.HTTPError) -> None:
        log.warning("the sandbox does not answer", error=type(error).__name__)
        self._stopped.wait(_RETRY_SECONDS)

    def _keep_up(self, document: dict[str, Any]) -> None:
        if int(document["seq"]) != self._seq:
            self._step(document)
        elif self._next_due() != self._told:
            self._tell()  # something was planned while the clock was not moved

    def _step(self, document: dict[str, Any]) -> None:
        self._seq = int(document["seq"])
        self.clock.set(_moment(document), running=bool(document["running"]))
        self._report()

    def _report(self) -> None:
        self._live()
        self._tell()

    def _tell(self) -> None:
        self._told = self._next_due()
        report: dict[str, object] = {"seq": self._seq, "bot": self._bot}
        if self._told is not None:
            report["next"] = self._told.isoformat()
        self._post(report)

    def _ask(self, parameters: dict[str, object]) -> dict[str, Any]:
        answer = self._http.get("/_control/clock", params=parameters)  # type: ignore[arg-type]  # ints and strings only
        answer.raise_for_status()
        return dict(answer.json())

    def _post(self, body: dict[str, object]) -> None:
        self._http.post("/_control/clock/done", json=body).raise_for_status()


def _nothing() -> None:
    """Before the program is there, nothing is due, now or later."""


def _moment(document: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(document["now"])
