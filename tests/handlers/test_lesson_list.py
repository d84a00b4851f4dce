"""What a press in the list of lessons means: what stands there counts, wherever it stands."""

from typing import Any

from bot.messages import lesson_ids as ids
from bot.messages.lesson_list import IDS
from bot.messages.lesson_list_state import LessonListState
from bot.messages.list_menus import menus
from bot.messages.list_state import MINE, NO_CHOICE
from handlers.lesson_list import SCREEN
from handlers.listing import carried, chosen, standing, typed_words
from tests.messages.samples import house

STANDING = LessonListState(theme="klimaat", words="asfalt", page=3)
FIELD = f"{ids.SEARCH_FIELD}:a1b2"


def menu_block(state: LessonListState) -> str:
    """The block id of its menus."""
    at_home = house("midden-groningen")
    (block,) = menus(state, at_home.profile, at_home.words, action_id=IDS.menu, step="a1b2")
    return str(block.block_id)


def in_modal(action: dict[str, Any], typed: str | None, **picked: str) -> dict[str, Any]:
    """What Slack sends for a press in the modal, with what stands in its field and menus."""
    options = {
        f"{IDS.menu}{name}": {"selected_option": {"value": slug}} for name, slug in picked.items()
    }
    values = {
        FIELD: {ids.SEARCH_FIELD: {"type": "plain_text_input", "value": typed}},
        menu_block(STANDING): options,
    }
    return {"actions": [action], "view": {"state": {"values": values}}}


def pressed(action_id: str, state: LessonListState) -> dict[str, Any]:
    """A button that stands for a list."""
    return {"action_id": action_id, "block_id": "b", "value": state.dump()}


def picks(name: str, slug: str) -> dict[str, Any]:
    """A choice in a menu."""
    return {
        "action_id": f"{IDS.menu}{name}",
        "block_id": menu_block(STANDING),
        "selected_option": {"value": slug},
    }


def test_a_page_is_turned_to_while_nothing_else_was_changed() -> None:
    following = STANDING.at(4)
    body = in_modal(pressed(ids.SEARCH_NEXT, following), "asfalt", theme="klimaat")
    assert standing(SCREEN, body, carried(SCREEN, body)) == following


def test_what_was_typed_meanwhile_is_looked_for_from_its_first_page() -> None:
    """Whatever is pressed after it; nothing has to be sent in first."""
    body = in_modal(pressed(ids.SEARCH_NEXT, STANDING.at(4)), "beton", theme="klimaat")
    assert standing(SCREEN, body, carried(SCREEN, body)) == LessonListState(
        theme="klimaat", words="beton"
    )
    body = in_modal(picks("outcome", "mis"), "beton", theme="klimaat")
    assert chosen(SCREEN, body) == LessonListState(theme="klimaat", outcome="mis", words="beton")
    body = in_modal(picks("outcome", "mis"), None, theme="klimaat")
    assert chosen(SCREEN, body) == LessonListState(theme="klimaat", outcome="mis")


def test_two_choices_in_the_same_rendering_are_both_kept() -> None:
    body = in_modal(picks("outcome", "mis"), "asfalt", theme=NO_CHOICE, mine=MINE)
    assert chosen(SCREEN, body) == LessonListState(outcome="mis", mine=MINE, words="asfalt")


def test_what_has_no_menu_under_a_message_stays_as_it_was() -> None:
    """The block id carries it."""
    state = LessonListState(phase="gunning", words='a|b & "<c>"')
    action = {**picks("theme", "klimaat"), "block_id": menu_block(state)}
    for body in ({"actions": [action]}, {"actions": [action], "state": {"values": {}}}):
        assert chosen(SCREEN, body) == LessonListState(
            phase="gunning", theme="klimaat", words='a|b & "<c>"'
        )


def test_the_field_is_found_with_its_block() -> None:
    typed = typed_words(SCREEN, in_modal(picks("theme", "klimaat"), "asfalt"))
    assert typed is not None
    assert (typed.words, typed.block_id) == ("asfalt", FIELD)
    assert typed_words(SCREEN, {"actions": [picks("theme", "klimaat")]}) is None
