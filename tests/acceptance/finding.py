"""Lists of lessons, as a test speaks of them: in a message or in a modal."""

from typing import Any

from tests.acceptance.towns import MIDDEN_GRONINGEN
from tests.support.colleagues import Colleague, Json

COMMUNITY = "mvoi-zo-moeilijk-nie"
"""The channel in which people from outside are."""


def finds(person: Colleague, words: str = "", *, word: str = "zoek") -> Json:
    """Type the command; the message that only this person gets for it."""
    return MIDDEN_GRONINGEN.asks(person, f"{word} {words}".strip())


def lessons_in(shown: Json) -> list[str]:
    """The first line of every lesson in a message or a modal."""
    return [
        str(block["text"]["text"]).partition("\n")[0]
        for block in shown["blocks"]
        if (block.get("accessory") or {}).get("action_id") == "lesson_open_details"
    ]


def titles_in(shown: Json) -> list[str]:
    """The titles of the lessons in a message or a modal."""
    return [line.rpartition(" · ")[0].strip("*") for line in lessons_in(shown)]


def reads(person: Colleague, message: Json, title: str) -> Json:
    """Press "Lezen" of a lesson in a message; the modal that opens."""
    section = next(
        block
        for block in message["blocks"]
        if block.get("accessory") and title in block["text"]["text"]
    )
    press(person, message, section["accessory"], block_id=section["block_id"])
    return person.modal(callback_id="lesson_details", showing=title)


def press(person: Colleague, message: Json, element: Json, **where: str) -> None:
    """Press an element of a message in the municipality's channel.

    :param where: the ``block_id``, where many elements share an action id.
    """
    person.workspace.post(
        "/interact",
        channel=MIDDEN_GRONINGEN.channel,
        messageTs=message["ts"],
        user=person.key,
        action={"action_id": element["action_id"], "value": element["value"], **where},
    )


def picks(shown: Json, name: str, slug: str) -> Json:
    """What Slack sends when this is chosen from the menu of a filter."""
    for block in shown["blocks"]:
        for element in block.get("elements", ()):
            if element.get("action_id") == f"lesson_search_menu_{name}":
                option = next(each for each in element["options"] if each["value"] == slug)
                return {
                    "type": "static_select",
                    "block_id": block["block_id"],
                    "action_id": element["action_id"],
                    "selected_option": option,
                }
    raise AssertionError(f"no menu for {name}")


def chooses(person: Colleague, message: Json, name: str, slug: str) -> None:
    """Choose from a menu under a message."""
    person.workspace.post(
        "/interact",
        channel=MIDDEN_GRONINGEN.channel,
        messageTs=message["ts"],
        user=person.key,
        action=picks(message, name, slug),
    )


def chooses_in(person: Colleague, view: Json, name: str, slug: str, **more: Any) -> None:
    """Choose from a menu in a modal."""
    person.workspace.post(
        "/view-action", view_id=view["id"], user=person.key, action=picks(view, name, slug), **more
    )


def typed_in(view: Json, words: str) -> Json:
    """What stands in the field of the modal, in Slack's ``state.values`` shape."""
    block = view["blocks"][0]
    element = {"type": "plain_text_input", "value": words}
    return {block["block_id"]: {block["element"]["action_id"]: element}}


def enters(person: Colleague, view: Json, words: str) -> None:
    """Type in the field of the modal and press Enter."""
    block = view["blocks"][0]
    action = {
        "type": "plain_text_input",
        "block_id": block["block_id"],
        "action_id": block["element"]["action_id"],
        "value": words,
    }
    person.workspace.post("/view-action", view_id=view["id"], user=person.key, action=action)
