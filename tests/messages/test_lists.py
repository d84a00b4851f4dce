"""Lists: whatever stands in them, Slack takes them, and a row keeps its line."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blockkit import validate_message_blocks, validate_view
from bot.messages.list_state import ListState
from bot.messages.trajectory_list import Listing, list_message, list_modal, row
from bot.policy.paging import page_of
from bot.services.trajectory_lists import PAGE_SIZE
from tests.messages.everything_lists import STEP, list_messages
from tests.messages.samples import buttons_in, house, houses, ordinary, texts_in, views


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_page_of_any_list_can_be_shown(data: st.DataObject) -> None:
    at_home = house(data.draw(st.sampled_from(houses())))
    rows = data.draw(st.lists(views(at_home.profile), max_size=PAGE_SIZE))
    total = data.draw(st.integers(len(rows), 2000)) if rows else 0
    page = page_of(total, size=PAGE_SIZE, wanted=data.draw(st.integers(1, 200)))
    listing = Listing(ListState(page=page.number), tuple(rows), page, total)
    message = list_message(listing, at_home.profile, at_home.words, step=STEP)
    assert validate_message_blocks(message.blocks) == []
    view = list_modal(listing, at_home.profile, at_home.words, step=STEP)
    assert validate_view(view) == []


def test_a_row_is_one_line_of_plain_text_without_an_amount() -> None:
    at_home = house("midden-groningen")
    view = replace(
        ordinary(at_home.profile), title="*Lampen* &\n<!channel>", value_cents=40_000_000
    )
    text = row(view, at_home.words).to_dict()["text"]
    assert text["type"] == "plain_text"
    assert text["text"] == f"14 · *Lampen* & <!channel> · {view.team} · Idee · maart 2027"


def test_one_can_only_turn_to_pages_that_there_are() -> None:
    at_home = house("midden-groningen")
    seen = {}
    for wanted in (1, 2, 3):
        page = page_of(30, size=PAGE_SIZE, wanted=wanted)
        listing = Listing(ListState(page=wanted), (ordinary(at_home.profile),), page, total=30)
        message = list_message(listing, at_home.profile, at_home.words, step=STEP)
        seen[wanted] = [button["text"]["text"] for button in buttons_in(message.blocks)][1:]
        assert f"Pagina {wanted} van 3 · 30 trajecten" in list(texts_in(message.blocks, "mrkdwn"))
    assert seen == {1: ["Volgende"], 2: ["Vorige", "Volgende"], 3: ["Vorige"]}


def test_a_profile_with_as_much_as_it_may_have_can_be_chosen_from() -> None:
    """Slack's menus hold a hundred options, and "all of them" comes on top."""
    at_home = house("midden-groningen")
    for message in list_messages(at_home.profile, at_home.words):
        assert validate_message_blocks(message.blocks) == []
