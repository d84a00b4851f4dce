"""A text of several messages, of which one is changed."""

from hypothesis import given
from hypothesis import strategies as st

from bot.services.form_states import fingerprint
from bot.services.text_parts import with_part
from bot.services.visible_text import visible_lines

PARTS = st.lists(
    st.text(st.sampled_from("ab \n"), min_size=1, max_size=12).map(visible_lines).filter(bool),
    min_size=1,
    max_size=6,
)


@given(parts=PARTS, data=st.data())
def test_a_part_is_found_again_and_replaced(parts: list[str], data: st.DataObject) -> None:
    """The rest stays as it was."""
    number = data.draw(st.integers(0, len(parts) - 1))
    changed = with_part("\n".join(parts), fingerprint(parts[number]), "NIEUW\nEN MEER")
    assert changed is not None
    assert changed.count("NIEUW\nEN MEER") == 1
    others = "\n".join(parts).replace("\n", "").replace(" ", "")
    kept = changed.replace("NIEUW\nEN MEER", "").replace("\n", "").replace(" ", "")
    assert len(kept) == len(others) - len(parts[number].replace("\n", "").replace(" ", ""))


@given(parts=PARTS)
def test_what_is_not_in_it_is_not_found(parts: list[str]) -> None:
    """Somebody wrote something else there."""
    assert with_part("\n".join(parts), fingerprint("c"), "x") is None


def test_a_part_that_goes_leaves_no_empty_line() -> None:
    """And the last one leaves nothing."""
    assert with_part("een\ntwee\ndrie", fingerprint("twee"), "") == "een\ndrie"
    assert with_part("een", fingerprint("een"), "") == ""


def test_in_a_very_long_text_only_the_whole_is_found() -> None:
    """Looking for every span of it would take too long."""
    text = "\n".join(f"regel {number}" for number in range(300))
    assert with_part(text, fingerprint(text), "x") == "x"
    assert with_part(text, fingerprint("regel 3"), "x") is None
