"""Several things in one message: nothing is cut, and answering one leaves the others."""

from bot.blockkit import validate_message_blocks
from bot.messages.bundle import bundle, in_its_part, later_than_meant
from bot.messages.escaping import Mrkdwn
from bot.messages.message import Message, as_blocks, paragraph
from bot.profile import load_profile
from bot.services.municipality import wording_for
from tests.support.colleagues import text_of

WORDS = wording_for(load_profile("midden-groningen"))


def saying(*texts: str) -> Message:
    return Message(Mrkdwn(texts[0]), as_blocks([paragraph(Mrkdwn(text)) for text in texts]))


def test_one_thing_alone_needs_no_greeting() -> None:
    only = saying("Bedankt.")
    assert bundle([(1, only)], WORDS) == (only, 1)


def test_what_does_not_fit_waits_for_the_next_message() -> None:
    """By the number of blocks and by the length of the texts."""
    for part in (saying(*["Regel"] * 15), saying(*["x" * 2900] * 2)):
        message, count = bundle([(number, part) for number in range(1, 9)], WORDS)
        assert 1 <= count < 8
        assert not validate_message_blocks(message.blocks)
        assert text_of(list(message.blocks)).count(part.text) == count * len(part.blocks)
    whole = saying(*["Regel"] * 50)
    assert bundle([(1, whole), (2, whole)], WORDS) == (whole, 1)


def test_a_late_message_says_so_unless_there_is_no_room() -> None:
    late = later_than_meant(saying("Bedankt."), "maandag 4 mei", WORDS)
    assert "het was bedoeld voor maandag 4 mei" in text_of(list(late.blocks))
    full = saying(*["Regel"] * 50)
    assert later_than_meant(full, "maandag 4 mei", WORDS) == full


def test_a_pressed_button_changes_its_own_part_alone() -> None:
    message, _ = bundle([(7, saying("Zeven", "Knop")), (71, saying("Eenenzeventig"))], WORDS)
    pressed = next(b["block_id"] for b in message.blocks if "Knop" in text_of([b]))
    body = {"actions": [{"block_id": pressed}], "message": {"blocks": list(message.blocks)}}
    after = in_its_part(body, saying("Klaar").blocks)
    assert "Klaar" in text_of(after)
    assert "Eenenzeventig" in text_of(after)
    assert "Zeven" not in text_of(after).split()
    assert not validate_message_blocks(after)


def test_in_a_message_of_its_own_everything_changes() -> None:
    answer = saying("Klaar").blocks
    assert in_its_part({"actions": [{"block_id": "x"}]}, answer) == list(answer)
    assert in_its_part({"actions": [{"block_id": "bundled:7:0"}]}, answer) == list(answer)
