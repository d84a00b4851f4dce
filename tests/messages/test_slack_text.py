"""What was said in Slack, as plain text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages.escaping import escape
from bot.messages.slack_text import readable
from bot.messages.wording import Wording
from tests.messages.samples import COMMON

WORDS = Wording(COMMON)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("masten &amp; koppen &lt; 3", "masten & koppen < 3"),
        ("vraag het <@U0001>", "vraag het @collega"),
        ("vraag het <@U0001|jan.jansen>!", "vraag het @collega!"),
        ("zie <#C0001|bor>", "zie #bor"),
        ("zie <#C0001> of <#C0002|>", "zie #kanaal of #kanaal"),
        ("<!subteam^S1|@inkopers> en <!subteam^S2>", "@inkopers en @groep"),
        ("<!here> <!channel> <!everyone>", "@here @channel @everyone"),
        ("<!date^1392734382^{date}|18 februari 2014>", "18 februari 2014"),
        ("<https://www.pianoo.nl>", "https://www.pianoo.nl"),
        ("<https://www.pianoo.nl|www.pianoo.nl>", "www.pianoo.nl"),
        ("<https://www.pianoo.nl/|www.pianoo.nl>", "www.pianoo.nl"),
        ("<https://a.nl/?b=1&amp;c=2|dit stuk>", "dit stuk (https://a.nl/?b=1&c=2)"),
        ("<mailto:inkoop@dorp.nl|inkoop@dorp.nl>", "inkoop@dorp.nl"),
        ("  eerst\nen dan  ", "eerst\nen dan"),
        ("&lt;@U0001&gt;", "<@U0001>"),
        ("", ""),
    ],
)
def test_markup_becomes_what_people_read(said: str, read: str) -> None:
    """Nobody is named, and nothing is obeyed."""
    assert readable(said, WORDS) == read


@settings(deadline=None)
@given(st.text() | st.text("&<>;|@#!amp"))
def test_what_was_typed_is_read_as_it_was_typed(typed: str) -> None:
    """Slack escapes it on the way."""
    assert readable(escape(typed), WORDS) == typed.strip()
