"""The ``vaandel`` command in a process that dies at a chosen step, as in a power cut.

A step is the moment before or after each commit, and before each request to Slack.
``SIGUSR1`` reads the number of the fatal step, counted from there, from the file that
``MORTAL_BOT_STEP`` names; the process then kills itself at that step.
"""

import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType

from sqlalchemy import event
from sqlmodel import Session

from bot.cli import main

_lock = threading.Lock()
_left = 0


def _arm(_signal: int, _frame: FrameType | None) -> None:
    global _left  # noqa: PLW0603  -- one process, one death
    _left = int(Path(os.environ["MORTAL_BOT_STEP"]).read_text("utf-8"))


def _step(*_arguments: object) -> None:
    global _left  # noqa: PLW0603  -- one process, one death
    with _lock:
        if _left == 0:
            return
        _left -= 1
        if _left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def _audit(name: str, _arguments: object) -> None:
    if name == "urllib.Request":
        _step()


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, _arm)
    event.listen(Session, "before_commit", _step)
    event.listen(Session, "after_commit", _step)
    sys.addaudithook(_audit)
    main()
