"""Finding lessons: whatever is found, Slack takes it, and nothing that was typed is obeyed."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blockkit import validate_message_blocks, validate_view
from bot.messages.escaping import escape
from bot.messages.lesson_list import (
    IDS,
    USUAL_MENUS,
    LessonListing,
    lessons_message,
    lessons_modal,
)
from bot.messages.lesson_list_rows import INSIGHT_SHOWN, THEMES_SHOWN, LessonRow, row
from bot.messages.lesson_list_state import LessonListState
from bot.messages.lesson_view import adds_to
from bot.messages.list_menus import BLOCK_ID_LENGTH, menus, room_for_words, state_text
from bot.messages.list_state import MINE, NO_CHOICE, fitting
from bot.messages.message import Message
from bot.policy.paging import page_of
from bot.profile import Profile
from bot.services.lesson_lists import PAGE_SIZE
from storage.vocabulary import LessonKind, LessonOutcome, Phase
from tests.messages.everything_lesson_lists import NOTHING, lesson_listings, lesson_rows
from tests.messages.everything_lists import STEP, crowded
from tests.messages.samples import (
    LARGEST_NUMBER,
    House,
    buttons_in,
    house,
    houses,
    texts_in,
    typed_texts,
)

MESSAGE_LENGTH = 12_000
"""Characters of block content that Slack takes in one message."""

slugs = st.just("") | st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).map(lambda s: s[:60])
states = st.builds(
    LessonListState,
    theme=slugs,
    category=slugs,
    phase=st.sampled_from(["", *(each.value for each in Phase)]),
    kind=st.sampled_from(["", *(each.value for each in LessonKind)]),
    outcome=st.sampled_from(["", *(each.value for each in LessonOutcome)]),
    mine=st.sampled_from(["", MINE]),
    words=st.text().map(lambda text: fitting(text.split(), 100)[0]),
    page=st.integers(1, 10_000),
)


def rows(profile: Profile) -> st.SearchStrategy[LessonRow]:
    """A lesson as a presenter gets it, from ordinary to hostile."""
    labels = tuple(each.label for each in profile.themes)
    return st.builds(
        LessonRow,
        lesson_id=st.integers(1, 2**31 - 1),
        number=st.integers(1, LARGEST_NUMBER),
        title=typed_texts(),
        insight=typed_texts(longest=3000),
        themes=st.sampled_from(((), labels[:1], labels, labels * 10)),
        outcome=st.none() | st.sampled_from(LessonOutcome),
    )


def menu_names(message: Message) -> list[str]:
    """The filters that a message has a menu for."""
    return [
        element["action_id"].removeprefix(IDS.menu)
        for block in message.blocks
        for element in block.get("elements", ())
        if element.get("type") == "static_select"
    ]


@pytest.fixture
def at_home() -> House:
    return house("midden-groningen")


@given(states)
def test_a_state_comes_back_as_it_was(state: LessonListState) -> None:
    assert LessonListState.read(state.dump()) == state


@given(states)
def test_nothing_in_a_state_looks_like_markup(state: LessonListState) -> None:
    """Slack may hand back ``&`` as ``&amp;``."""
    assert not set(state.dump()) & set("&<>")


@given(states)
def test_a_choice_starts_on_the_first_page_and_keeps_the_others(state: LessonListState) -> None:
    other = state.choosing({"outcome": "mis", "theme": NO_CHOICE})
    assert other == replace(state, outcome="mis", theme="", page=1)
    assert state.about(state.words) == state
    assert state.about(state.words + "x").page == 1


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_is_typed_and_chosen_fits_in_a_block_id(data: st.DataObject) -> None:
    """Words that have no room are left out whole, and none of them silently."""
    name = data.draw(st.sampled_from([*houses(), "crowded"]))
    at_home = house("leiden" if name == "crowded" else name)
    profile = crowded(at_home.profile) if name == "crowded" else at_home.profile
    room = room_for_words(LessonListState, profile, at_home.words)
    typed = data.draw(st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1)))
    words, left_out = fitting(typed, room)
    assert " ".join([words, *left_out]).split() == " ".join(typed).split()
    picked = {
        "theme": data.draw(st.sampled_from([each.slug for each in profile.themes])),
        "category": data.draw(st.sampled_from([each.slug for each in profile.categories] or [""])),
        "phase": data.draw(st.sampled_from(Phase)).value,
        "kind": data.draw(st.sampled_from(LessonKind)).value,
        "outcome": data.draw(st.sampled_from(LessonOutcome)).value,
        "mine": MINE,
    }
    state = LessonListState(words=words, page=2**31).choosing(picked)
    (block,) = menus(state, profile, at_home.words, action_id=IDS.menu, step=STEP)
    assert block.block_id is not None
    assert len(block.block_id) <= BLOCK_ID_LENGTH
    assert LessonListState.read(state_text(block.block_id)) == state


def test_a_whole_sentence_fits() -> None:
    """In the municipalities that come with the program."""
    for name in ("leiden", "midden-groningen"):
        at_home = house(name)
        assert room_for_words(LessonListState, at_home.profile, at_home.words) > 120


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_page_of_any_lessons_can_be_shown(data: st.DataObject) -> None:
    at_home = house(data.draw(st.sampled_from(houses())))
    shown = data.draw(st.lists(rows(at_home.profile), max_size=PAGE_SIZE))
    total = data.draw(st.integers(len(shown), 2000)) if shown else 0
    page = page_of(total, size=PAGE_SIZE, wanted=data.draw(st.integers(1, 500)))
    room = room_for_words(LessonListState, at_home.profile, at_home.words)
    words = fitting(data.draw(typed_texts()).split(), room)[0]
    state = LessonListState(words=words, page=page.number)
    listing = LessonListing(state, tuple(shown), page, total, only_own=data.draw(st.booleans()))
    message = lessons_message(listing, at_home.profile, at_home.words, step=STEP)
    assert validate_message_blocks(message.blocks) == []
    assert sum(map(len, texts_in(message.blocks, "mrkdwn"))) < MESSAGE_LENGTH
    view = lessons_modal(listing, at_home.profile, at_home.words, step=STEP)
    assert validate_view(view) == []


@settings(max_examples=60, deadline=None)
@given(title=typed_texts(), insight=typed_texts(longest=3000))
def test_what_people_typed_is_obeyed_nowhere(title: str, insight: str) -> None:
    at_home = house("midden-groningen")
    section = row(LessonRow(1, 14, title, insight), at_home.words)[0].to_dict()
    text = section["text"]["text"]
    first, *more = text.split("\n")
    assert "<" not in text
    assert ">" not in text
    assert escape(" ".join(title.split())[:30].strip()) in first
    if adds_to(title, insight):
        assert escape(" ".join(insight.split())[:10].strip()) in more[0]
    else:
        assert not more, "the same is not said twice"
    assert "· nr. 14" in first


def test_a_row_reads_like_this(at_home: House) -> None:
    lesson = LessonRow(
        7,
        14,
        "Palen hergebruiken",
        "Masten zijn\nherbruikbaar.",
        themes=("klimaat", "circulariteit"),
        outcome=LessonOutcome.WELL,
    )
    section, about = (block.to_dict() for block in row(lesson, at_home.words))
    assert section["text"]["text"] == "*Palen hergebruiken* · nr. 14\nMasten zijn herbruikbaar."
    assert about["elements"][0]["text"] == "Het ging goed · Thema's: klimaat en circulariteit"
    button = section["accessory"]
    assert button["text"]["text"] == "Lezen"
    assert button["accessibility_label"] == "Leerervaring 14 lezen"
    assert button["value"] == "7"


def test_a_star_in_a_title_breaks_nothing(at_home: House) -> None:
    text = row(LessonRow(1, 14, "4* hotel", "Ja."), at_home.words)[0].to_dict()["text"]["text"]
    assert text == "4* hotel · nr. 14\nJa."


def test_a_long_insight_is_cut_behind_a_word_and_many_themes_are_counted(at_home: House) -> None:
    lesson = replace(lesson_rows(at_home.profile)[0], insight="woord " * 100, themes=("thema",) * 9)
    section, about = (block.to_dict() for block in row(lesson, at_home.words))
    insight = section["text"]["text"].split("\n")[1]
    assert insight.endswith("woord …")
    assert len(insight) <= INSIGHT_SHOWN + 2
    assert f"en nog {9 - THEMES_SHOWN}" in about["elements"][0]["text"]
    endless = row(LessonRow(1, 1, "x", "y" * 500), at_home.words)[0].to_dict()["text"]["text"]
    assert endless.split("\n")[1] == "y" * (INSIGHT_SHOWN - 1) + "…"


def test_a_message_has_only_the_menus_that_are_of_use(at_home: House) -> None:
    """Six of them would fill a phone."""
    three, one = (page_of(total, size=PAGE_SIZE, wanted=1) for total in (3 * PAGE_SIZE, 1))
    found = LessonListing(LessonListState(words="asfalt"), lesson_rows(at_home.profile), three, 18)

    def names(listing: LessonListing) -> list[str]:
        message = lessons_message(listing, at_home.profile, at_home.words, step=STEP)
        assert "Anders zoeken" in [each["text"]["text"] for each in buttons_in(message.blocks)]
        return menu_names(message)

    assert set(names(found)) == USUAL_MENUS
    few = LessonListing(found.state, found.rows[:1], one, total=1)
    assert names(few) == []
    assert names(replace(few, state=LessonListState(phase="gunning"))) == ["phase"]
    unknown = next(each for each in lesson_listings(at_home.profile) if each.doubts.unknown)
    assert names(unknown) == ["theme", "category", "phase"]


def test_the_modal_has_every_menu_and_the_words_in_its_field(at_home: House) -> None:
    state = LessonListState(words="asfalt <b>")
    listing = LessonListing(state, (), NOTHING, total=0)
    view = lessons_modal(listing, at_home.profile, at_home.words, step=STEP)
    field = view["blocks"][0]
    assert field["element"]["initial_value"] == "asfalt <b>"
    assert field["dispatch_action"] is True
    assert LessonListState.read(view["private_metadata"]) == state
    selects = [each for each in _elements(view["blocks"]) if each["type"] == "static_select"]
    assert [each["action_id"].removeprefix(IDS.menu) for each in selects] == list(state.MENUS)
    kept = lessons_modal(listing, at_home.profile, at_home.words, step="b2c3", field="as:is")
    assert kept["blocks"][0]["block_id"] == "as:is"


@pytest.mark.parametrize("name", houses())
def test_nobody_is_named_in_a_list(name: str) -> None:
    """A row has no room for a teller."""
    at_home = house(name)
    for listing in lesson_listings(at_home.profile):
        message = lessons_message(listing, at_home.profile, at_home.words, step=STEP)
        assert not any("<@" in text for text in texts_in(message.blocks, "mrkdwn"))


def test_only_who_finds_nothing_is_asked_to_keep_something(at_home: House) -> None:
    for listing in lesson_listings(at_home.profile):
        message = lessons_message(listing, at_home.profile, at_home.words, step=STEP)
        offered = [each["action_id"] for each in buttons_in(message.blocks)]
        assert ("lesson_open_form" in offered) is (listing.total == 0)


def _elements(blocks: Any) -> list[dict[str, Any]]:
    return [element for block in blocks for element in block.get("elements", ())]
