"""Recipients: written down as one string, and read back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.recipients import (
    Recipient,
    ToChannel,
    ToConversation,
    ToPerson,
    parse_recipient,
)

slack_ids = st.from_regex(r"[CDG][A-Z0-9]{8,10}", fullmatch=True)
moments = st.just("") | st.from_regex(r"[0-9]{10}\.[0-9]{6}", fullmatch=True)
recipients: st.SearchStrategy[Recipient] = st.one_of(
    st.builds(ToPerson, st.integers(1, 2**31 - 1)),
    st.builds(ToChannel, st.from_regex(r"[a-z0-9][a-z0-9_-]{0,79}", fullmatch=True)),
    st.builds(ToConversation, slack_ids, moments),
)


@settings(deadline=None)
@given(recipients)
def test_what_is_written_down_is_read_back(recipient: Recipient) -> None:
    """Whole, and short enough for its column."""
    assert parse_recipient(str(recipient)) == recipient
    assert len(str(recipient)) <= 120


@settings(deadline=None)
@given(recipients, recipients)
def test_no_two_are_written_alike(one: Recipient, other: Recipient) -> None:
    """The ledger is unique on what is written."""
    assert (str(one) == str(other)) is (one == other)


@pytest.mark.parametrize("text", ["", "person", "person:", "person:Jan", "team:3", "bor", ":3"])
def test_what_is_no_recipient_is_refused(text: str) -> None:
    """Rather than sent to somewhere."""
    with pytest.raises(ValueError, match=r"recipient|invalid literal"):
        parse_recipient(text)
