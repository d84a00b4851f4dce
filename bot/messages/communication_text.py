"""The text for a newsletter or the intranet, made from what happened: plain, to be copied."""

from collections.abc import Iterator, Mapping

from bot.messages.communication_view import SuccessTold, TextFacts
from bot.messages.wording import Wording

PAGE = "communication_text"
TEXT_LENGTH = 3000
"""As long as a text may be: as long as a field of a form takes."""

_MOST_ITEMS = 5
INTRANET = "intranet"


def text_for(kind: str, facts: TextFacts, names: Mapping[str, str], words: Wording) -> str:
    """One story for the intranet, else a few items.

    :param kind: that of the medium.
    :param names: what people who may be named are called, by Slack user id.
    """
    made = _story if kind == INTRANET else _items
    return made(facts, names, words)[:TEXT_LENGTH]


def _items(facts: TextFacts, names: Mapping[str, str], words: Wording) -> str:
    """The newsletter: from each sort something, five at most."""
    successes = [_success("success", each, names, words) for each in facts.successes]
    lessons = [words.plain(PAGE, "lesson", title=each) for each in facts.lessons]
    coming = list(_gatherings(facts, words))
    first = [*successes[:2], *lessons[:2]]
    chosen = [each for each in (*first, _figures(facts, words), *coming) if each][:_MOST_ITEMS]
    items = [words.plain(PAGE, "item", text=each) for each in chosen]
    title = words.plain(PAGE, "newsletter_title")
    parts = [title, "\n".join(items), words.plain(PAGE, "closing")]
    return "\n\n".join(filter(None, parts))


def _story(facts: TextFacts, names: Mapping[str, str], words: Wording) -> str:
    """The intranet: what matters most, how we stand, what comes."""
    if facts.successes:
        title = words.plain(PAGE, "story_success_title", title=facts.successes[0].title)
        told = _success("story_success", facts.successes[0], names, words)
    elif facts.lessons:
        title = words.plain(PAGE, "story_lesson_title", title=facts.lessons[0])
        told = words.plain(PAGE, "story_lesson", title=facts.lessons[0])
    else:
        title = words.plain(PAGE, "story_figures_title")
        told = words.plain(PAGE, "story_figures")
    coming = list(_gatherings(facts, words))[:1]
    parts = [title, told, _figures(facts, words), *coming, words.plain(PAGE, "closing")]
    return "\n\n".join(filter(None, parts))


def _success(phrase: str, told: SuccessTold, names: Mapping[str, str], words: Wording) -> str:
    known = [names[each] for each in told.people if names.get(each)]
    return words.plain(PAGE, phrase, title=told.title, figure=told.figure, names=known)


def _figures(facts: TextFacts, words: Wording) -> str:
    """Empty as long as there is nothing to count."""
    if not (facts.logged or facts.running):
        return ""
    return words.plain(
        PAGE,
        "figures",
        year=facts.year,
        logged=facts.logged,
        with_theme=facts.with_theme,
        running=facts.running,
    )


def _gatherings(facts: TextFacts, words: Wording) -> Iterator[str]:
    for title, when in facts.gatherings:
        yield words.plain(PAGE, "gathering", title=title, when=when)
