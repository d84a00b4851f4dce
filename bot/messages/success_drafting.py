"""What a draft of a success says, as plain text that the coordinator may change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.messages.formatting import number
from bot.messages.wording import Wording

PAGE = "success_drafts"
LONGEST_FIGURE = 80


@dataclass(frozen=True)
class Drafted:
    """The parts of a draft; what is not known is None."""

    title: str
    text: str
    figure: str | None = None
    figure_of: str | None = None


@dataclass(frozen=True)
class Totals:
    """What was counted of a theme at a talk about the contract; totals alone, no amounts."""

    theme: str
    people: int
    hours: int
    said_on: date


def signed_draft(
    title: str,
    words: Wording,
    *,
    themes: Sequence[str],
    beyond: Sequence[str],
    team: str | None = None,
) -> Drafted:
    """A contract with something in it.

    :param beyond: the themes that go further than the minimum.
    :param team: whose first such contract it is, if it is one.
    """
    data = {"title": title, "themes": list(themes), "beyond": list(beyond), "team": team}
    return Drafted(
        words.plain(PAGE, "signed_title", **data), words.plain(PAGE, "signed_text", **data)
    )


def first_draft(title: str, words: Wording, *, team: str, themes: Sequence[str]) -> Drafted:
    """A team's first contract with something in it: its own joy, beside no other team."""
    data = {"title": title, "team": team, "themes": list(themes)}
    return Drafted(
        words.plain(PAGE, "first_title", **data), words.plain(PAGE, "first_text", **data)
    )


def completed_draft(
    title: str, words: Wording, *, themes: Sequence[str], totals: Totals | None
) -> Drafted:
    """A purchase that is done, with what was counted of it where something was."""
    data = {"title": title, "themes": list(themes)}
    said = words.plain(PAGE, "completed_title", **data), words.plain(PAGE, "completed_text", **data)
    return _with_totals(*said, totals, words)


def result_draft(title: str, words: Wording, *, totals: Totals) -> Drafted:
    """What was counted while the contract runs."""
    data = {"title": title, "theme": totals.theme}
    said = words.plain(PAGE, "result_title", **data), words.plain(PAGE, "result_text", **data)
    return _with_totals(*said, totals, words)


def saved_draft(title: str, words: Wording, *, bought: bool) -> Drafted:
    """Asking whether it is needed paid off; how much it saved stays out of every channel."""
    phrase = "less" if bought else "not_needed"
    return Drafted(
        words.plain(PAGE, f"{phrase}_title", title=title),
        words.plain(PAGE, f"{phrase}_text", title=title),
    )


def outcome_draft(title: str, words: Wording, *, tool: str, result: str, on: date) -> Drafted:
    """What a tool gave; as a figure where it is short enough to be one."""
    short = result if len(result) <= LONGEST_FIGURE else None
    data = {"title": title, "tool": tool, "on": on, "result": None if short else result}
    return Drafted(
        words.plain(PAGE, "outcome_title", **data),
        words.plain(PAGE, "outcome_text", **data),
        short,
        words.plain(PAGE, "outcome_figure_of", **data) if short else None,
    )


def milestone_draft(
    words: Wording, *, year: int, count: int, wanted: int | None, share: int | None
) -> Drafted:
    """So many purchases with a theme this year."""
    data = {"year": year, "count": count, "wanted": wanted, "share": share}
    return Drafted(
        words.plain(PAGE, "milestone_title", **data),
        words.plain(PAGE, "milestone_text", **data),
        words.plain(PAGE, "milestone_figure", **data),
        words.plain(PAGE, "milestone_figure_of", **data),
    )


def anchored_draft(title: str, words: Wording) -> Drafted:
    """What was learnt became the way of working."""
    return Drafted(
        words.plain(PAGE, "anchored_title", title=title),
        words.plain(PAGE, "anchored_text", title=title),
    )


def _with_totals(title: str, text: str, totals: Totals | None, words: Wording) -> Drafted:
    """People before hours: that is what it makes a difference for."""
    if totals is None:
        return Drafted(title, text)
    data = {
        "theme": totals.theme,
        "people": totals.people,
        "hours": number(totals.hours),
        "on": totals.said_on,
    }
    return Drafted(
        title,
        text,
        words.plain(PAGE, "totals_figure", **data),
        words.plain(PAGE, "totals_figure_of", **data),
    )
