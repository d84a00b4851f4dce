"""What a choice in a list's menu means: what stood there, and everything chosen since."""

from typing import Any

from bot.messages.list_menus import menus
from bot.messages.list_state import MINE, NO_CHOICE, ListState
from handlers.listing import chosen
from handlers.trajectory_list import SCREEN
from tests.messages.samples import house

STANDING = ListState(category="gww", words="straat", page=3)


def body(state: ListState, name: str, slug: str | None, **others: str) -> dict[str, Any]:
    """What Slack sends: the action, and what stands in all menus of the block."""
    at_home = house("midden-groningen")
    menu = SCREEN.ids.menu
    (block,) = menus(state, at_home.profile, at_home.words, action_id=menu, step="a1b2")
    block_id = str(block.block_id)
    action = {"block_id": block_id, "action_id": f"trajectory_list_menu_{name}"} | picked(slug)
    standing = {f"trajectory_list_menu_{other}": picked(value) for other, value in others.items()}
    return {"actions": [action], "state": {"values": {block_id: standing}}}


def picked(slug: str | None) -> dict[str, Any]:
    """An option, or none any more."""
    return {"selected_option": None if slug is None else {"value": slug}}


def test_a_choice_keeps_the_other_filters_and_starts_on_the_first_page() -> None:
    assert chosen(SCREEN, body(STANDING, "team", "bor")) == ListState(
        team="bor", category="gww", words="straat", page=1
    )


def test_a_choice_made_before_the_list_came_back_is_kept() -> None:
    """Two choices in the same rendering: the second carries the first along."""
    both = chosen(SCREEN, body(STANDING, "team", "bor", phase="idee", mine=MINE, category="gww"))
    assert both == ListState(
        team="bor", phase="idee", category="gww", mine=MINE, words="straat", page=1
    )


def test_everything_again_takes_the_filter_away() -> None:
    assert chosen(SCREEN, body(STANDING, "category", NO_CHOICE, category="gww")).category == ""
    assert chosen(SCREEN, body(STANDING, "category", None, category="gww")).category == ""


def test_the_state_need_not_be_sent_along() -> None:
    """The block id alone tells enough."""
    sent = body(STANDING, "phase", "idee")
    del sent["state"]
    assert chosen(SCREEN, sent) == ListState(phase="idee", category="gww", words="straat", page=1)
