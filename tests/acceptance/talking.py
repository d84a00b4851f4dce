"""Somebody who talks with the bot in their own words, in one place."""

from dataclasses import dataclass, field
from typing import Any

from tests.support.colleagues import Colleague, Json, Workspace, text_of

BOT = "@Vaandel"


@dataclass
class Talker:
    """One person in one place: their direct message, a thread in it, or one in a channel."""

    workspace: Workspace
    key: str
    place: str = ""
    thread_ts: str | None = None
    read: list[Json] = field(default_factory=list)
    said: list[Json] = field(default_factory=list)

    def __post_init__(self) -> None:
        """What stood there before is not read again."""
        self.place = self.place or f"@{self.key}"
        self.read = [message for message in self._here() if "bot_id" in message][-1:]

    @property
    def colleague(self) -> Colleague:
        """The person."""
        return self.workspace.colleague(self.key)

    @property
    def alone(self) -> "Talker":
        """The same person in their direct message."""
        return Talker(self.workspace, self.key)

    def says(self, text: str) -> Json:
        """Say something here."""
        more = {"thread_ts": self.thread_ts} if self.thread_ts else {}
        message = self.colleague.says(text, channel=self.place, **more)
        self.said.append(message)
        return message

    def calls(self, text: str) -> Json:
        """Mention the bot in the channel; what follows stands in the thread under it."""
        message = self.says(f"{BOT} {text}")
        self.thread_ts = self.thread_ts or str(message["ts"])
        return message

    def hears(self, text: str) -> Json:
        """The next message of the bot here in which this stands."""
        last = self.read[-1]["ts"] if self.read else ""
        message = self.workspace.wait_for(
            self.place,
            lambda m: m["ts"] > last and self._is_ours(m) and text in plain(m),
        )
        self.read.append(message)
        return message

    def sees(self, message: Json, text: str) -> Json:
        """A message that was read before, once this stands in it."""
        return self.workspace.wait_for(
            self.place, lambda m: m["ts"] == message["ts"] and text in plain(m)
        )

    def presses(self, label: str, message: Json | None = None) -> None:
        """Press a button with this label, or choose it from a menu."""
        message = message or self.read[-1]
        self.workspace.post(
            "/interact",
            channel=self.place,
            messageTs=message["ts"],
            user=self.key,
            action=action_of(message, label),
        )

    def edits(self, message: Json, text: str) -> None:
        """Change a message of their own."""
        where = {"channel": self.place, "ts": message["ts"], "user": self.key}
        self.workspace.post("/edit", **where, text=text)

    def deletes(self, message: Json) -> None:
        """Take a message of their own away."""
        where = {"channel": self.place, "ts": message["ts"], "user": self.key}
        self.workspace.post("/delete", **where)

    def types(self, text: str) -> Json:
        """Type something behind the command; what they alone see."""
        known = {message["ts"] for message in self._here()}
        self.colleague.types(f"/mvoi {text}", channel=self.place)
        return self.workspace.wait_for(
            self.place,
            lambda m: m["ts"] not in known and m.get("ephemeral_for") == self.colleague.id,
        )

    def quiet(self) -> list[str]:
        """Everything of the bot here, after all that was due was done."""
        self.workspace.let_pass("1m")
        return [plain(message) for message in self._here() if self._is_ours(message)]

    def _here(self) -> list[Json]:
        return self.workspace.messages(self.place)

    def _is_ours(self, message: Json) -> bool:
        """Whether the bot says it in this place."""
        if "bot_id" not in message:
            return False
        return self.thread_ts is None or message.get("thread_ts") == self.thread_ts


def plain(message: Json) -> str:
    """Everything that can be read, without marks of emphasis."""
    return text_of(message.get("blocks") or message).replace("*", "")


def labels_of(message: Json) -> list[str]:
    """The buttons under a message."""
    return [
        element["text"]["text"]
        for block in message["blocks"]
        for element in block.get("elements", ())
        if element.get("type") == "button"
    ]


def action_of(message: Json, label: str) -> Json:
    """What Slack sends when somebody presses this button or chooses this."""
    for block in message["blocks"]:
        for element in block.get("elements", ()):
            if element.get("type") == "button" and element["text"]["text"] == label:
                return {"action_id": element["action_id"], "value": element["value"]}
            for option in element.get("options", ()):
                if option["text"]["text"] == label:
                    return _choice(element, option)
    raise AssertionError(f"no {label} in {plain(message)}")


def _choice(element: Json, option: Any) -> Json:
    return {
        "action_id": element["action_id"],
        "type": element["type"],
        "selected_option": option,
    }
