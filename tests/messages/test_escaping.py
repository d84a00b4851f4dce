"""Escaping: three characters, once, and nothing else."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages.escaping import Mrkdwn, escape, shorten, unescape
from bot.messages.wording import Wording
from tests.messages.samples import COMMON

ANY_TEXT = st.text() | st.text("&<>;ampltg'\"")


@cache
def wording() -> Wording:
    """Our own pages."""
    return Wording(COMMON)


@settings(deadline=None)
@given(ANY_TEXT)
def test_only_three_characters_change(text: str) -> None:
    """Apostrophes, quotes and emoji codes stay as they were typed."""
    spelled = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    assert escape(text) == "".join(spelled.get(char, char) for char in text)


@settings(deadline=None)
@given(ANY_TEXT)
def test_undoing_gives_back_what_was_typed(text: str) -> None:
    """Slack's own escapes and ours are the same."""
    assert unescape(escape(text)) == text


@settings(deadline=None)
@given(ANY_TEXT)
def test_safe_text_is_not_escaped_again(text: str) -> None:
    """However often it passes through."""
    once = escape(text)
    assert escape(once) is once
    assert isinstance(once, Mrkdwn)


@settings(deadline=None)
@given(ANY_TEXT)
def test_a_phrase_differs_in_those_three_alone(text: str) -> None:
    """The same phrase for a place with markup and for a place without."""
    words = wording()
    for page, phrase in (("help", "unknown"), ("trajectory_problems", "publication_unclear")):
        plain = words.plain(page, phrase, typed=text)
        assert text in plain
        assert words.mrkdwn(page, phrase, typed=text) == escape(plain)


@settings(deadline=None)
@given(st.lists(ANY_TEXT, min_size=1, max_size=4))
def test_a_list_is_escaped_once_too(themes: list[str]) -> None:
    """Filters join first; escaping comes last."""
    words = wording()
    plain = words.plain("trajectory_card", "chances", themes=themes)
    assert words.mrkdwn("trajectory_card", "chances", themes=themes) == escape(plain)


def test_safe_text_inside_a_phrase_stays_as_it_is() -> None:
    """One phrase may stand in another."""
    words = wording()
    who = words.mrkdwn("trajectory_details", "history_actor", actor="U1")
    line = words.mrkdwn("trajectory_details", "history_logged", at="nu & dan", who=who)
    assert line == "nu &amp; dan · <@U1> meldde dit traject aan"


def test_an_apostrophe_stays() -> None:
    """HTML's escaping would show ``thema&#39;s``."""
    assert escape('thema\'s & "doelen"') == 'thema\'s &amp; "doelen"'


def test_what_pings_people_is_made_harmless() -> None:
    """Slack obeys these only between real angle brackets."""
    assert escape("<!channel> <@U1>") == "&lt;!channel&gt; &lt;@U1&gt;"


def test_numbers_can_be_escaped_too() -> None:
    """A template mentions more than texts."""
    assert escape(14) == "14"


@settings(deadline=None)
@given(st.text(), st.integers(1, 50))
def test_cutting_is_visible_and_never_longer(text: str, length: int) -> None:
    """Who reads a cut text sees that there was more."""
    cut = shorten(text, length)
    assert len(cut) <= length
    if len(text) <= length:
        assert cut == text
    else:
        assert cut.endswith("…")
        assert text.startswith(cut[:-1])
