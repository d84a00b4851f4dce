"""Somebody who tells a lesson to the bot, and a bot that can be taken away meanwhile."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.acceptance.conftest import BRISK
from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import Process


class RestartedBot:
    """The bot's own process, ended without warning and started again on the same database."""

    def __init__(self, url: str, folder: Path) -> None:
        self._options = (
            "run",
            "--sandbox",
            url,
            "--database-url",
            f"sqlite:///{folder / 'vaandel.db'}",
        )
        self._process: Process | None = None

    def starts(self) -> None:
        """Return when it is ready."""
        self._process = Process(*self._options, environment=BRISK)
        self._process.wait_until_ready()

    @property
    def runs(self) -> bool:
        """Whether it is there."""
        return self._process is not None and self._process.runs

    def starts_again(self) -> None:
        """If a test left it dead."""
        if self._process is None or not self._process.runs:
            self.starts()

    def dies(self) -> None:
        """As in a power cut."""
        if self._process is not None and self._process.runs:
            self._process.kill()


@dataclass
class Interviewee:
    """One person and their direct message with the bot."""

    workspace: Workspace
    key: str
    title: str = ""
    number: int = 0
    read: list[Json] = field(default_factory=list)

    @property
    def colleague(self) -> Colleague:
        """The person."""
        return self.workspace.colleague(self.key)

    @property
    def place(self) -> str:
        """Their direct message with the bot."""
        return f"@{self.key}"

    def begins(self, title: str, **fields: Any) -> Json:
        """Keep a lesson in two fields or more and press "Vertel meer"; the first question."""
        self.title = title
        self.colleague.tells(title, **fields)
        thanks = self.workspace.wait_for(
            self.place,
            lambda m: title in text_of(m) and "Vertel meer" in text_of(m),
        )
        found = re.search(r"leerervaring (\d+)", text_of(thanks))
        assert found
        self.number = int(found[1])
        self.read = [thanks]
        self.presses("interview_start")
        return self.hears("Schrijf zakelijk")

    def hears(self, text: str) -> Json:
        """The next message of the bot in which this stands."""
        last = self.read[-1]["ts"] if self.read else ""
        message = self.workspace.wait_for(
            self.place,
            lambda m: m["ts"] > last and "bot_id" in m and text in text_of(m),
        )
        self.read.append(message)
        return message

    def says(self, text: str, **more: Any) -> Json:
        """Type a message to the bot."""
        return {**self.colleague.says(text, **more), "user": self.key}

    def tells(self, *answers: str) -> Json:
        """Answer some questions in a row; the next one."""
        for answer in answers:
            self.says(answer)
            self.hears("Genoteerd")
        return self.read[-1]

    def presses(self, action_id: str) -> None:
        """Press a button of the newest message."""
        self.colleague.presses(self.read[-1], action_id, channel=self.place)

    def sees(self, message: Json, text: str) -> str:
        """All of a message that was read before, once this stands in it."""
        found = self.workspace.wait_for(
            self.place, lambda m: m["ts"] == message["ts"] and text in text_of(m)
        )
        return text_of(found)

    def edits(self, message: Json, text: str) -> None:
        """Change a message of their own."""
        where = {"channel": self.place, "ts": message["ts"], "user": self.key}
        self.workspace.post("/edit", **where, text=text)

    def deletes(self, message: Json) -> None:
        """Take a message of their own away."""
        where = {"channel": self.place, "ts": message["ts"], "user": self.key}
        self.workspace.post("/delete", **where)

    def drops(self, name: str, comment: str = "") -> None:
        """Drop a file in the direct message."""
        self.workspace.post(
            "/file", channel=self.place, user=self.key, name=name, text="…", comment=comment
        )

    def reads_lesson(self, text: str = "", *, without: str | None = None) -> str:
        """Everything that the lesson says, once this stands in it and that does not."""
        for _ in range(40):
            self.colleague.types(f"/mvoi les {self.number}")
            view = self.colleague.modal(callback_id="lesson_details")
            self.colleague.closes_everything()
            said = text_of(view)
            if text in said and (without is None or without not in said):
                return said
        raise AssertionError(f"{text!r}, without {without!r}: {said!r}")

    def messages(self) -> list[str]:
        """Every message of the bot about this lesson, oldest first."""
        return [
            text_of(m)
            for m in self.workspace.messages(self.place)
            if "bot_id" in m and self.title in text_of(m)
        ]
