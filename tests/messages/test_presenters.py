"""Whatever people type and whatever is missing: Slack takes what the presenters make."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blockkit import validate_message_blocks, validate_message_text, validate_view
from bot.messages.delivery_problem import DeliveryProblem, delivery_problem
from bot.messages.escaping import escape, shorten, unescape
from bot.messages.help import help_card
from bot.messages.message import HEADER_LENGTH, Message
from bot.messages.misunderstood import (
    CARRIED,
    NOTHING_TYPED,
    Misunderstood,
    too_slow,
    unknown_command,
)
from bot.messages.problems import problem_message, problem_modal
from bot.messages.trajectory_card import card, kept_private, placed, share_choice
from bot.messages.trajectory_details import SHOWN_HISTORY, details
from bot.messages.trajectory_form import edit_form, new_form
from bot.messages.trajectory_view import HistoryLine, TrajectoryView
from storage.vocabulary import ProcessRole
from tests.messages import everything_problems
from tests.messages.everything import everything_at
from tests.messages.samples import (
    FIELDS,
    LARGEST_NUMBER,
    LONGEST_CHANNEL,
    House,
    house,
    houses,
    ordinary,
    states,
    texts_in,
    typed_texts,
    views,
)

NOTIFICATION = 80
"""Characters that a notification on a phone shows."""

some = settings(max_examples=40, deadline=None)
each_house = pytest.mark.parametrize("name", houses(), ids=lambda name: Path(name).stem)


def assert_posts(message: Message) -> None:
    """Slack would take this message."""
    assert validate_message_blocks(message.blocks) == []
    assert validate_message_text(message.text) == []
    assert message.text.strip()


def titled(at_home: House, title: str) -> TrajectoryView:
    """An ordinary trajectory under a name."""
    return replace(ordinary(at_home.profile), title=title)


def assert_opens(view: Mapping[str, Any]) -> None:
    """Slack would open this modal."""
    assert validate_view(view) == []


@each_house
def test_every_form_of_every_message_passes(name: str) -> None:
    """Without any luck of the draw."""
    everything = everything_at(name)
    for message in everything.messages:
        assert_posts(message)
    for view in everything.modals:
        assert_opens(view)


@each_house
@some
@given(data=st.data())
def test_any_trajectory_can_be_shown(name: str, data: st.DataObject) -> None:
    """As a card, to its person, before it is shared, after that, and in full."""
    at_home = house(name)
    view = data.draw(views(at_home.profile))
    words = at_home.words
    assert_posts(card(view, words))
    assert_posts(kept_private(view, words))
    assert_opens(share_choice(view, words, private_metadata="x" * 3000))
    assert_opens(placed(view, words, already=data.draw(st.booleans())))
    assert_opens(details(view, words))


@each_house
def test_whether_it_is_needed_comes_before_the_start_form(name: str) -> None:
    """After "Plaatsen": directly behind where it stands; the form follows on the answer."""
    at_home = house(name)
    asked = replace(titled(at_home, "Lampen"), value_cents=5_000_000, start_form=True)
    before = placed(replace(asked, asks_need=True), at_home.words, already=False)
    assert "Heb je het wel nodig?" in str(before["blocks"][1])
    assert "startformulier" not in str(before)
    assert "startformulier" in str(placed(asked, at_home.words, already=False)["blocks"][1])


@each_house
@some
@given(data=st.data())
def test_any_state_of_the_form_can_be_shown(name: str, data: st.DataObject) -> None:
    """Also what was typed before, and beside what somebody else made of it."""
    at_home = house(name)
    state = data.draw(states(at_home.profile))
    current = data.draw(
        st.none()
        | st.dictionaries(
            st.sampled_from([*FIELDS, "value", *ProcessRole]), st.just("") | typed_texts()
        )
    )
    asked = {"metadata": "x" * 3000, "step": "a1b2c3d4"}
    assert_opens(new_form(state, at_home.profile, at_home.words, **asked))
    assert_opens(
        edit_form(
            state,
            at_home.profile,
            at_home.words,
            number=data.draw(st.integers(1, LARGEST_NUMBER)),
            current=current,
            **asked,
        )
    )


@some
@given(
    typed=typed_texts(longest=4000) | st.sampled_from(("", "14")),
    meant=st.sampled_from((None, "traject")),
)
def test_any_command_can_be_answered(typed: str, meant: str | None) -> None:
    """Behind a command fits a whole letter; its button carries as much as Slack allows."""
    words = house("midden-groningen").words
    message = unknown_command(Misunderstood(typed, meant, typed), words)
    late = too_slow(typed, words, again="again")
    for each, nothing in ((message, "empty"), (late, NOTHING_TYPED)):
        assert_posts(each)
        first, *_ = each.blocks[1]["elements"]
        assert first["value"] == (shorten(typed, CARRIED) or nothing)
    assert escape(shorten(typed, 20).rstrip("…").strip()) in str(message.blocks[0]["text"]["text"])


@some
@given(
    number=st.none() | st.integers(1, LARGEST_NUMBER),
    kind=st.sampled_from(("trajectory_card", "trajectory_kept", "help", "iets-nieuws")),
    place=st.sampled_from(
        (("channel", LONGEST_CHANNEL), ("person", "U0001"), ("conversation", ""))
    ),
    uncertain=st.booleans(),
    error=st.sampled_from(("not_in_channel", "is_archived")) | typed_texts(longest=200),
)
def test_any_failed_delivery_can_be_told(
    number: int | None, kind: str, place: tuple[str, str], *, uncertain: bool, error: str
) -> None:
    """Whatever Slack said."""
    problem = DeliveryProblem(7, kind, number, place, uncertain=uncertain, error=error)
    assert_posts(delivery_problem(problem, house("leiden").words))


@each_house
@some
@given(title=typed_texts())
def test_a_notification_says_what_it_is_about(name: str, title: str) -> None:
    """Within the first eighty characters, in the title's own words."""
    at_home = house(name)
    view, begin = titled(at_home, title), title.strip()[:30].strip()
    for message in (card(view, at_home.words), kept_private(view, at_home.words)):
        assert begin in unescape(message.text)[:NOTIFICATION]


@each_house
def test_no_notification_is_generic(name: str) -> None:
    """Of what failed and of what cannot be done, too."""
    words = house(name).words
    shown = {"channel": "#bor", "person": "<@U0001>", "conversation": ""}
    for problem in everything_problems.delivery_problems(number=14):
        text = delivery_problem(problem, words).text[:NOTIFICATION]
        assert "traject 14" in text or problem.number is None
        assert shown[problem.place[0]] in text
    assert "7F3A" in problem_message("our_fault", words, reference="7F3A").text[:NOTIFICATION]
    assert "traject" in help_card(words).blocks[1]["text"]["text"]


@some
@given(title=typed_texts())
def test_what_people_typed_is_shown_as_typed_and_obeyed_nowhere(title: str) -> None:
    """Escaped once where Slack reads markup, never where it does not."""
    at_home = house("midden-groningen")
    view = titled(at_home, title)
    message = card(view, at_home.words)
    header = message.blocks[0]["text"]
    assert header == {
        "type": "plain_text",
        "text": shorten(title, HEADER_LENGTH),
        "emoji": False,
    }
    assert message.text == escape(unescape(message.text))
    assert unescape(message.text).startswith(f"Nieuw traject: {title} (nr. 14, ")


@some
@given(typed=typed_texts(longest=100))
def test_a_mistake_repeats_what_was_typed_without_escapes(typed: str) -> None:
    """A field's error is plain text: ``thema's & co`` must not become ``&amp;``."""
    words = house("leiden").words
    told = words.plain("trajectory_problems", "value_unclear", typed=typed)
    assert told.startswith(f'"{typed}" herken ik niet als bedrag.')


@pytest.mark.parametrize(
    ("themes", "shown"),
    [(("klimaat",), "Thema: klimaat"), (("klimaat", "milieu"), "Thema's: klimaat en milieu")],
)
def test_themes_say_what_they_are(themes: tuple[str, ...], shown: str) -> None:
    """They stand beside the planning, which is something else."""
    at_home = house("midden-groningen")
    view = replace(ordinary(at_home.profile), themes=themes)
    assert shown in texts_in(card(view, at_home.words).blocks, "mrkdwn")


def test_a_long_title_is_cut_where_everybody_sees_it() -> None:
    """Not refused: the whole of it stands in the trajectory."""
    at_home = house("midden-groningen")
    title = "Levering " * 60
    view = titled(at_home, title)
    header = next(texts_in(details(view, at_home.words)["blocks"], "plain_text"))
    assert len(header) == HEADER_LENGTH
    assert header.endswith("…")


def test_a_long_history_is_summed_up() -> None:
    """The newest things stand on top; how many more there are is said."""
    at_home = house("midden-groningen")
    lines = tuple(HistoryLine("changed", f"dag {day}", "U0001", ("team",)) for day in range(60))
    view = replace(ordinary(at_home.profile), history=lines)
    told = list(texts_in(details(view, at_home.words)["blocks"], "mrkdwn"))[-1].splitlines()
    assert told[0] == "*Wat er gebeurde*"
    assert told[1] == "dag 59 · <@U0001> wijzigde het team"
    assert told[-1] == f"en {60 - SHOWN_HISTORY} eerdere wijzigingen"
    assert len(told) == SHOWN_HISTORY + 2


def test_a_refusal_can_be_shown_as_a_modal() -> None:
    """With a way out."""
    view = problem_modal("not_found", house("leiden").words)
    assert_opens(view)
    assert view["close"]["text"] == "Sluiten"
