"""How far a target is: in words first, and then as a bar for who looks.

The words say all of it, so that the bar may be passed over; it is made of punctuation, which a
screen reader leaves out or counts, and not of symbols, which it would name one by one.
"""

from collections.abc import Iterator

from bot.messages.escaping import Mrkdwn
from bot.messages.wording import Wording
from bot.policy.targets import BAR_LENGTH, Progress

PAGE = "figures"


def progress_said(found: Progress, words: Wording, *, pilots: bool = False) -> Mrkdwn:
    """How many there are in that year, of how many."""
    return words.mrkdwn(
        PAGE,
        "progress",
        pilots=pilots,
        year=found.year,
        count=found.count,
        wanted=found.wanted,
        share=found.share,
        about=found.is_about,
        reached=found.is_reached,
        silent_since=found.target_year if found.is_silent else None,
    )


def progress_lines(found: Progress, words: Wording, *, pilots: bool = False) -> Iterator[Mrkdwn]:
    """The words with the bar under them; no bar where nobody knows of how many."""
    said = progress_said(found, words, pilots=pilots)
    if found.marks is None:
        yield said
        return
    bar = words.mrkdwn(PAGE, "bar", full=found.marks, left=BAR_LENGTH - found.marks)
    yield Mrkdwn(f"{said}\n{bar}")
