"""What is chosen in a list travels in ids, unharmed and within Slack's limits."""

from hypothesis import given
from hypothesis import strategies as st

from bot.language.folding import folded
from bot.messages.list_menus import STEP_LENGTH, menus, state_text
from bot.messages.list_state import (
    MINE,
    NO_CHOICE,
    WORDS_LENGTH,
    ListState,
    fitting,
)
from bot.messages.trajectory_list import IDS
from storage.vocabulary import Phase
from tests.messages.samples import house

BLOCK_ID_LENGTH = 255
LONGEST_SLUG = "a" * 60
LONGEST = ListState(
    team=LONGEST_SLUG,
    phase=max(Phase, key=len).value,
    category=LONGEST_SLUG,
    theme=LONGEST_SLUG,
    mine=MINE,
    words="b" * WORDS_LENGTH,
    page=2**31,
)
slugs = st.just("") | st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).map(lambda s: s[:60])
states = st.builds(
    ListState,
    team=slugs,
    phase=st.sampled_from(["", *(phase.value for phase in Phase)]),
    category=slugs,
    theme=slugs,
    mine=st.sampled_from(["", MINE]),
    words=st.text().map(lambda text: fitting(tuple(folded(text).split()))[0]),
    page=st.integers(1, 10_000),
)


@given(states)
def test_a_state_comes_back_as_it_was(state: ListState) -> None:
    assert ListState.read(state.dump()) == state


@given(states)
def test_a_choice_starts_on_the_first_page_and_keeps_the_others(state: ListState) -> None:
    chosen = state.choosing({"team": "bor", "mine": NO_CHOICE})
    assert (chosen.team, chosen.mine, chosen.page) == ("bor", "", 1)
    assert (chosen.phase, chosen.category, chosen.words) == (
        state.phase,
        state.category,
        state.words,
    )


def test_the_longest_state_fits_in_a_block_id() -> None:
    at_home = house("midden-groningen")
    step = "x" * STEP_LENGTH
    (block,) = menus(LONGEST, at_home.profile, at_home.words, action_id=IDS.menu, step=step)
    block_id = block.block_id
    assert block_id is not None
    assert len(block_id) <= BLOCK_ID_LENGTH
    assert ListState.read(state_text(block_id)) == LONGEST.at(1)


@given(st.lists(st.from_regex(r"[a-z]{1,60}", fullmatch=True)))
def test_words_are_kept_whole_or_told_to_be_left_out(words: list[str]) -> None:
    taken, left_out = fitting(tuple(words))
    assert len(taken) <= WORDS_LENGTH
    assert [*taken.split(), *left_out] == words
