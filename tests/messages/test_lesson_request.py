"""The question to who wrote a message: whatever they wrote, Slack takes it and obeys nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages.escaping import unescape
from bot.messages.lesson_request import EXCERPT_LENGTH, RequestView, excerpt_of, lesson_request
from bot.messages.message import Message
from tests.messages.samples import house, typed_texts
from tests.messages.test_presenters import NOTIFICATION, assert_posts

some = settings(max_examples=60, deadline=None)


def asked(typed: str) -> Message:
    """The question about a message that says this."""
    view = RequestView(7, "C0001", "U0001", excerpt_of(typed))
    return lesson_request(view, house("midden-groningen").words)


@some
@given(typed=typed_texts(longest=4000), by=st.sampled_from((None, "U0001")))
def test_any_message_can_be_asked_about(typed: str, by: str | None) -> None:
    """From anywhere, pointed at by anybody."""
    for channel in ("C0001", None):
        view = RequestView(7, channel, by, excerpt_of(typed.strip()))
        assert_posts(lesson_request(view, house("leiden").words))


@some
@given(typed=typed_texts())
def test_what_was_said_is_quoted_as_it_was_said(typed: str) -> None:
    """In rich text, which knows no markup; in the notification it is escaped."""
    message = asked(typed)
    (quote,) = message.blocks[1]["elements"]
    assert quote["type"] == "rich_text_quote"
    assert quote["elements"] == [{"type": "text", "text": typed}]
    assert "<" not in message.text
    begin = " ".join(typed.split())[:20]
    assert begin in unescape(message.text)[: NOTIFICATION + len(begin)]


@some
@given(typed=st.text(alphabet="aé \n👩", max_size=3 * EXCERPT_LENGTH).map(str.strip))
def test_an_excerpt_is_the_beginning_in_whole_words(typed: str) -> None:
    """Unless one word is longer than everything that fits."""
    excerpt = excerpt_of(typed)
    if len(typed) <= EXCERPT_LENGTH:
        assert excerpt == typed
        return
    kept = excerpt.removesuffix(" …")
    assert kept != excerpt
    assert typed.startswith(kept)
    assert len(kept) <= EXCERPT_LENGTH
    assert typed[len(kept)].isspace() or len(kept) == EXCERPT_LENGTH


def test_who_pointed_at_it_is_named_and_oneself_is_not() -> None:
    words = house("midden-groningen").words
    by_other = lesson_request(RequestView(7, "C0001", "U0001", "Masten"), words)
    by_author = lesson_request(RequestView(7, None, None, "Masten"), words)
    first, own = (each.blocks[0]["text"]["text"] for each in (by_other, by_author))
    assert first.startswith("<@U0001> zette 🧩 bij je bericht in <#C0001>.")
    assert own == "Je zette 🧩 bij je bericht in ons gesprek."


def test_every_answer_is_a_button_that_carries_the_question() -> None:
    (actions,) = [block for block in asked("Masten").blocks if block["type"] == "actions"]
    assert {(each["text"]["text"], each["value"]) for each in actions["elements"]} == {
        ("Ja, bewaar", "7"),
        ("Ja, zonder mijn naam", "7"),
        ("Nee, liever niet", "7"),
    }
