"""What a message tells: by itself at the beginning, or in answer to a question."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.language import spans
from bot.language.amounts import Amount
from bot.language.cases import read_case
from bot.language.choosing import read_choices
from bot.language.dialogue_words import (
    announced,
    named_title,
    names_something,
    other_words,
    says_something,
    without_correcting,
    without_label,
)
from bot.language.folding import folded
from bot.language.lesson_text import read_lesson
from bot.language.list_filters import Kind
from bot.language.replies import Reply, read_reply
from bot.language.titles import capitalised
from bot.language.understanding import Intent, Key, Understanding
from bot.messages.conversation_view import About, Question
from bot.messages.escaping import shorten
from bot.messages.lesson_form import TEXT_LENGTH
from bot.messages.trajectory_form import TITLE_LENGTH
from bot.messages.trajectory_view import Planning
from bot.services.conversation_amounts import amount_amid, amount_in_answer, doubtful
from bot.services.conversation_draft import (
    CATEGORY,
    NEAR,
    PLANNING,
    SKIPPED,
    UNCLEAR_PLANNING,
    VALUE,
    Draft,
    Told,
    told_amount,
    told_planning,
)
from bot.services.conversation_understanding import categories_near, understand
from bot.services.filter_names import names_of
from bot.services.municipality import Municipality
from bot.services.planning_text import planning_at, read_planning
from bot.services.visible_text import visible_lines, visible_text
from storage.vocabulary import Precision

SKIPPABLE = frozenset({Question.VALUE, Question.PLANNING})

_FEWEST_WORDS = 3
_MOST_WORDS = 8
"""More words than this do not just correct something, or name a kind of purchase."""


def told_at_first(
    text: str, meant: Understanding, about: About, *, here: Municipality, today: date
) -> Told:
    """What the message tells with which a talk begins."""
    if about is About.LESSON:
        return _lesson(text, meant)
    told = _fields(text, meant, here=here)
    title = visible_text(meant.fields.title or read_case(text, today).title)
    return {"title": shorten(title, TITLE_LENGTH) if names_something(title) else "", **told}


def told_in_answer(
    text: str,
    question: Question,
    draft: Draft,
    about: About,
    *,
    here: Municipality,
    today: date,
) -> Told | None:
    """What a message tells when this was asked; None when it is no answer.

    Any field may be told, whatever is asked: ``nee, 3 ton``, ``toch in mei``.
    """
    title = named_title(text)
    if title and about is not About.LESSON:
        return {"title": shorten(visible_text(title), TITLE_LENGTH)}
    if question in SKIPPABLE and read_reply(text) is Reply.SKIP:
        return {SKIPPED: [question.value]}
    rest, corrects = without_correcting(text)
    own = _answer(rest, question, draft, here=here, today=today)
    if own is not None:
        return own
    if about is About.LESSON:
        return _other_words(text, rest, question, draft) if corrects else None
    return _any_field(rest, corrects=corrects, here=here, today=today)


def _other_words(text: str, rest: str, question: Question, draft: Draft) -> Told | None:
    """``ik bedoel: vraag eerst naar de MKI``: what was learnt, in other words.

    After a bare no it is that only when it says much the same: ``nee, haal dat weg`` is not.
    """
    if question is not Question.CONFIRM:
        return None
    named = other_words(text) or (rest if _is_alike(rest, draft.insight) else "")
    if len(named.split()) < _FEWEST_WORDS:
        return None
    return {"insight": capitalised(visible_lines(named)), "title": ""}


def _is_alike(text: str, insight: str) -> bool:
    """Whether half of the words of a text stand in what was told before."""
    said, before = folded(text).split(), set(folded(insight).split())
    return len(said) > _FEWEST_WORDS and 2 * sum(word in before for word in said) >= len(said)


def in_words(text: str, question: Question, *, here: Municipality, today: date) -> Told | None:
    """An answer in somebody's own words: the whole message. A yes, a word of thanks, an emoji or
    "no idea" is none.
    """
    if read_reply(text) is not None or not says_something(text):
        return None
    if understand(text, here=here, today=today).intent is Intent.SMALLTALK:
        return None
    if question is Question.TITLE:
        return _described(text, here=here, today=today)
    if question is Question.INSIGHT:
        insight = visible_lines(text)
        return {"insight": capitalised(insight)} if _is_words(insight) else None
    return None


def _described(text: str, *, here: Municipality, today: date) -> Told | None:
    """What is bought, and whatever else is said with it."""
    case = read_case(text, today)
    title = visible_text(case.title)
    if not _is_words(title) or not names_something(title):
        return None
    told: dict[str, Any] = {"title": capitalised(title)}
    if case.amount is not None:
        told[VALUE] = told_amount(case.amount)
    if case.moment is not None:
        moment = case.moment
        told.update(_planned(planning_at(moment)))
    return {**told, **_categories(categories_near(text, here=here))}


def longest_of(question: Question) -> int:
    """How many characters an answer in words may have."""
    return TITLE_LENGTH if question is Question.TITLE else TEXT_LENGTH


def _is_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _answer(
    text: str, question: Question, draft: Draft, *, here: Municipality, today: date
) -> Told | None:
    """An answer to just this question."""
    match question:
        case Question.VALUE:
            amount = amount_in_answer(text, draft) or _amount_beside(text, draft, here=here)
            return None if amount is None else {VALUE: told_amount(amount)}
        case Question.PLANNING:
            planning = read_planning(text, today)
            return None if planning is None else _planned(planning)
        case Question.CATEGORY:
            return _category(text, here=here)
        case Question.TEAM:
            team = _chosen(text, Kind.TEAM, here=here)
            return None if team is None else {"team": team}
    return None


def _amount_beside(text: str, draft: Draft, *, here: Municipality) -> Amount | None:
    """An amount in a short sentence that is about nothing else than what is being bought."""
    known = {draft.category, *draft.near}
    if len(text.split()) > _MOST_WORDS or set(categories_near(text, here=here)) - known:
        return None
    return amount_amid(text)


def _planned(planning: Planning) -> Told:
    if planning.precision is Precision.YEAR:
        return {UNCLEAR_PLANNING: told_planning(planning)}
    return {PLANNING: told_planning(planning)}


def _category(text: str, *, here: Municipality) -> Told | None:
    slug = _chosen(text, Kind.CATEGORY, here=here)
    if slug is not None:
        return {CATEGORY: slug}
    if len(text.split()) > _MOST_WORDS:
        return None
    return _categories(categories_near(text, here=here)) or None


def _categories(near: tuple[str, ...]) -> dict[str, Any]:
    """One category is told, of several one will be asked for."""
    if not near:
        return {}
    return {CATEGORY: near[0]} if len(near) == 1 else {NEAR: list(near)}


def _chosen(text: str, kind: Kind, *, here: Municipality) -> str | None:
    """The one thing of a kind that the whole text names."""
    slugs = read_choices(text, names_of(here, [kind])[kind])
    return slugs[0] if slugs and len(slugs) == 1 else None


def _any_field(text: str, *, corrects: bool, here: Municipality, today: date) -> Told | None:
    """An amount, a moment, a category or a team, and nothing else; or a correction of all."""
    case = read_case(text, today)
    told: dict[str, Any] = {}
    if case.amount is not None:
        told[VALUE] = told_amount(case.amount)
    if case.moment is not None:
        moment = case.moment
        told.update(_planned(planning_at(moment)))
    if not case.title:
        return told or None
    for kind in (Kind.CATEGORY, Kind.TEAM):
        slug = _chosen(case.title, kind, here=here)
        if slug is not None:
            return {**told, kind.value: slug}
    if corrects and len(text.split()) <= _MOST_WORDS:
        return _correction(text, told, here=here, today=today)
    return None


def _correction(text: str, told: Told, *, here: Municipality, today: date) -> Told | None:
    """``nee, laptops voor de raad``: another title, and what goes with it."""
    meant = understand(text, here=here, today=today)
    if meant.intent not in {Intent.TRAJECTORY, Intent.UNKNOWN}:
        return None
    title = visible_text(meant.fields.title or read_case(text, today).title)
    near = categories_near(text, here=here)
    if not _is_words(title) or (meant.intent is Intent.UNKNOWN and not near):
        return dict(told) or None
    return {**told, **_categories(near), "title": shorten(capitalised(title), TITLE_LENGTH)}


def _fields(text: str, meant: Understanding, *, here: Municipality) -> dict[str, Any]:
    """What was understood besides a title."""
    told: dict[str, Any] = {}
    if meant.fields.value is not None:
        told[VALUE] = told_amount(Amount(meant.fields.value, meant.fields.value))
    elif meant.amount is not None:
        told[VALUE] = told_amount(doubtful(meant.amount, text))
    told.update(_when(meant))
    if meant.fields.category is not None:
        told[CATEGORY] = meant.fields.category
    elif near := categories_near(text, here=here):
        told[NEAR] = list(near)
    if meant.fields.team is not None:
        told["team"] = meant.fields.team
    if meant.fields.themes:
        told["themes"] = list(meant.fields.themes)
    return told


def _when(meant: Understanding) -> Mapping[str, Any]:
    month, moment = meant.fields.month, meant.moment
    if month is None:
        unclear = moment is not None and Key.MONTH in meant.unclear
        if not unclear or moment is None:
            return {}
        span = planning_at(moment)
        return {UNCLEAR_PLANNING: told_planning(span)}
    if moment is not None and moment.start.replace(day=1) == month:
        return {PLANNING: told_planning(planning_at(moment))}
    return {PLANNING: told_planning(planning_at(spans.month(month.year, month.month)))}


def _lesson(text: str, meant: Understanding) -> Told:
    """What was learnt; nothing yet when that is only announced."""
    told: dict[str, Any] = {"themes": list(meant.fields.themes)} if meant.fields.themes else {}
    if meant.fields.category is not None:
        told[CATEGORY] = meant.fields.category
    about = announced(text)
    draft = read_lesson(without_label(text))
    if draft.trajectory is not None:
        told["trajectory"] = draft.trajectory
    if about is not None:
        return {**told, "title": shorten(capitalised(about), TITLE_LENGTH)} if about else told
    insight = visible_lines(draft.insight)
    return {**told, "insight": insight} if _is_words(insight) else told
