"""The page with all texts, for a communication adviser."""

from bot.messages.wording import Wording
from tests.messages.overview import PAGE, TITLES, page
from tests.messages.samples import COMMON


def test_it_is_what_the_bot_says() -> None:
    """Write it anew with ``python -m tests.messages.overview``."""
    assert page() == PAGE.read_text("utf-8")


def test_every_page_of_templates_is_in_it() -> None:
    """Under a title that a reviewer understands."""
    assert set(TITLES) == set(Wording(COMMON).pages())
