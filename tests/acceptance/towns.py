"""The municipalities that come with the program, as their colleagues use the bot."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.support.colleagues import Colleague, Json, text_of


@dataclass(frozen=True)
class Town:
    """A profile with its own words; ``team`` is the one that a ``category`` belongs to."""

    profile: str
    command: str
    channel: str
    category: str
    team: str
    team_name: str
    theme: str

    @property
    def team_channel(self) -> str:
        """Where the cards of the team stand; both profiles call it after the team."""
        return self.team

    def asks(self, person: Colleague, words: str) -> Json:
        """Type the command; the message that only this person gets for it."""
        known = {message["ts"] for message in person.workspace.messages(self.channel)}
        person.types(f"{self.command} {words}", channel=self.channel)
        return person.workspace.wait_for(
            self.channel,
            lambda m: m["ts"] not in known and m.get("ephemeral_for") == person.id,
        )

    def becomes(self, person: Colleague, message: Json, wanted: Callable[[Json], bool]) -> Json:
        """The same message, once it is what is wanted."""
        return person.workspace.wait_for(
            self.channel, lambda m: m["ts"] == message["ts"] and wanted(m)
        )

    def logs(self, person: Colleague, title: str, *, share: bool = True, **fields: Any) -> None:
        """Log a trajectory to the end, and close the last modal."""
        form = person.opens_form(command=self.command, channel=self.channel)
        wanted = {"category": self.category, "team": self.team, **fields}
        choice = dict(person.submits(form, title=title, **wanted)["view"])
        person.closes(dict(person.submits(choice)["view"]) if share else choice)


MIDDEN_GRONINGEN = Town("midden-groningen", "/mvoi", "mvoi", "gww", "bor", "BOR", "klimaat")
LEIDEN = Town(
    "leiden", "/mvi", "mvi", "gww", "stedelijk-beheer", "Stedelijk Beheer", "co2-reductie"
)
TOWNS = (MIDDEN_GRONINGEN, LEIDEN)


def rows_of(blocks: list[Json]) -> list[str]:
    """The lines of a list: whatever has a button for its details."""
    return [
        str(block["text"]["text"])
        for block in blocks
        if (block.get("accessory") or {}).get("action_id") == "trajectory_open_details"
    ]


def titles_of(blocks: list[Json]) -> list[str]:
    """The names in the lines of a list."""
    return [line.split(" · ")[1] for line in rows_of(blocks)]


def menu(blocks: list[Json], name: str) -> tuple[Json, Json]:
    """The block and the menu of a filter."""
    for block in blocks:
        for element in block.get("elements", []):
            if element.get("action_id") == f"trajectory_list_menu_{name}":
                return block, element
    raise AssertionError(f"no menu {name} in {text_of(blocks)}")


def choice(blocks: list[Json], name: str, slug: str) -> Json:
    """What Slack sends when this is chosen from the menu of a filter."""
    block, element = menu(blocks, name)
    return {
        "type": "static_select",
        "block_id": block["block_id"],
        "action_id": element["action_id"],
        "selected_option": next(o for o in element["options"] if o["value"] == slug),
    }
