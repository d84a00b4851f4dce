"""What is still to be asked, in which words, and what somebody is likely to answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language import spans
from bot.language.amounts import Amount
from bot.messages.conversation_view import About, Question
from bot.messages.form_fields import Option
from bot.messages.formatting import euros, in_sentence
from bot.messages.trajectory_view import Planning
from bot.profile.organisation import Category, Team
from bot.services.conversation_draft import Draft, is_clear, read_told_planning, told_planning
from bot.services.conversation_reading import SKIPPABLE
from bot.services.municipality import Municipality
from bot.services.planning_text import planning_at

LIKELY = 3
"""Buttons for the likeliest answers; everything else stands in a menu."""

_TEAM_BUTTONS = 4
_QUARTERS = 4
_SOON = 3
"""Quarters to choose from where nobody said anything of a moment."""

_YEARS = (2, 3, 4)
_MONTHS_IN_QUARTER = 3


@dataclass(frozen=True)
class Words:
    """How a question is put: its phrase, and what that mentions."""

    phrase: str
    said: Mapping[str, object]


def to_ask(
    about: About, draft: Draft, *, here: Municipality, private: bool
) -> tuple[Question, ...]:
    """The questions that are left, in order; the last one is whether it is right.

    :param private: whether nobody else reads along. Elsewhere no amount is asked or told.
    """
    match about:
        case About.TRAJECTORY:
            open_ones = _of_trajectory(draft, here, private=private)
        case About.LESSON:
            open_ones = () if draft.insight else (Question.INSIGHT,)
        case About.CHANGE_TRAJECTORY:
            open_ones = (Question.VALUE,) if _lacks_value(draft) else ()
        case About.CHANGE_LESSON:
            open_ones = ()
    return (*open_ones, Question.CONFIRM)


def words_for(question: Question, about: About, draft: Draft) -> Words:
    """Which phrase asks it."""
    match question:
        case Question.VALUE:
            return _value_words(draft.value, about)
        case Question.PLANNING if draft.unclear_planning is not None:
            moment = in_sentence(str(draft.unclear_planning))
            return Words("planning_unclear", {"moment": moment})
    return Words(question.value, {})


def likely_answers(
    question: Question, draft: Draft, *, here: Municipality, today: date
) -> tuple[Option, ...]:
    """What somebody probably answers, as buttons."""
    profile = here.profile
    match question:
        case Question.CATEGORY:
            labels = {each.slug: each.label for each in profile.categories}
            near = [slug for slug in draft.near if slug in labels]
            return tuple(Option(slug, labels[slug]) for slug in near[:LIKELY])
        case Question.TEAM if draft.category is not None:
            teams = profile.teams_of(draft.category)
            return tuple(Option(team.slug, team.label) for team in teams[:_TEAM_BUTTONS])
        case Question.VALUE:
            return tuple(_amounts(draft.value, here))
        case Question.PLANNING:
            return tuple(_moments(draft.unclear_planning, today))
    return ()


def other_answers(question: Question, draft: Draft, *, here: Municipality) -> tuple[Option, ...]:
    """Everything there is to choose, for a menu."""
    profile = here.profile
    match question:
        case Question.CATEGORY:
            return tuple(Option(each.slug, each.label) for each in profile.categories)
        case Question.TEAM if draft.category is not None:
            return tuple(Option(team.slug, team.label) for team in profile.teams)
    return ()


def chosen(question: Question, slug: str, *, here: Municipality) -> Mapping[str, object] | None:
    """What a click tells; None when it is no choice (any more)."""
    match question:
        case Question.CATEGORY if slug in {each.slug for each in here.profile.categories}:
            return {"category": slug}
        case Question.TEAM if slug in {each.slug for each in here.profile.teams}:
            return {"team": slug}
        case Question.VALUE if slug.isdigit():
            return {"value": [int(slug), int(slug), False, None, None]}
        case Question.PLANNING:
            planning = _read_moment(slug)
            return None if planning is None else {"planning": told_planning(planning)}
    return None


def answer_text(question: Question, draft: Draft, *, here: Municipality) -> str:
    """What was answered, as people read it; empty where it was not."""
    value = draft.value_cents
    answers = {
        Question.TITLE: draft.title,
        Question.INSIGHT: draft.insight,
        Question.CATEGORY: label_of(here.profile.categories, draft.category),
        Question.TEAM: label_of(here.profile.teams, draft.team),
        Question.VALUE: "" if value is None else euros(value),
        Question.PLANNING: str(draft.planning or draft.unclear_planning or ""),
    }
    return answers.get(question, "")


def known_only(draft: Draft, *, here: Municipality) -> Draft:
    """The draft without what has left the profile since it was told."""
    categories = {each.slug for each in here.profile.categories}
    teams = {each.slug for each in here.profile.teams}
    themes = {each.slug for each in here.profile.themes}
    return Draft(
        title=draft.title,
        insight=draft.insight,
        value=draft.value,
        planning=draft.planning,
        unclear_planning=draft.unclear_planning,
        category=draft.category if draft.category in categories else None,
        near=tuple(slug for slug in draft.near if slug in categories),
        team=draft.team if draft.team in teams else None,
        themes=draft.themes & themes,
        trajectory=draft.trajectory,
        skipped=draft.skipped,
    )


def _of_trajectory(draft: Draft, here: Municipality, *, private: bool) -> tuple[Question, ...]:
    needed = {
        Question.TITLE: not draft.title,
        Question.CATEGORY: bool(here.profile.categories) and draft.category is None,
        Question.TEAM: _needs_team(draft, here),
        Question.VALUE: private and draft.value_cents is None,
        Question.PLANNING: draft.planning is None,
    }
    return tuple(
        question
        for question, is_needed in needed.items()
        if is_needed and not (question in SKIPPABLE and question.value in draft.skipped)
    )


def _needs_team(draft: Draft, here: Municipality) -> bool:
    """Where several teams look after a category, nobody guesses which one it is."""
    if draft.team is not None or draft.category is None:
        return False
    return len(here.profile.teams_of(draft.category)) > 1


def _lacks_value(draft: Draft) -> bool:
    """Whether an amount is to be asked: it was not clear, or nothing was said at all."""
    if draft.value is not None:
        return not is_clear(draft.value)
    return draft == Draft()


def _value_words(value: Amount | None, about: About) -> Words:
    if value is None:
        return Words("missing_value" if about is About.CHANGE_TRAJECTORY else "value", {})
    amount = " tot ".join(dict.fromkeys((euros(value.low), euros(value.high))))
    if value.per is not None:
        return Words("value_per", {"amount": amount, "unit": value.per})
    if value.vat == "incl":
        return Words("value_vat", {"amount": amount})
    return Words("value_range", {"low": euros(value.low), "high": euros(value.high)})


def _amounts(value: Amount | None, here: Municipality) -> Iterable[Option]:
    if value is None or value.vat == "incl":
        return
    if value.per is None:
        yield from (Option(str(cents), euros(cents)) for cents in (value.low, value.high))
    elif value.per == "jaar" and value.cents is not None:
        for count in _YEARS:
            total = value.cents * count
            label = here.words.plain("conversation", "years", count=count, amount=euros(total))
            yield Option(str(total), label)


def _moments(unclear: Planning | None, today: date) -> Iterable[Option]:
    """Quarters: of what was said, or the next ones."""
    if unclear is not None and unclear.end >= today:
        first, last, most = max(unclear.start, today), unclear.end, _QUARTERS
    else:
        first, last, most = _quarter(today).end + timedelta(days=1), date.max, _SOON
    for _ in range(most):
        if first > last:
            return
        quarter = _quarter(first)
        yield Option(",".join(told_planning(quarter)), str(quarter))
        first = quarter.end + timedelta(days=1)


def _quarter(day: date) -> Planning:
    """The quarter that a day is in."""
    return planning_at(spans.quarter(day.year, (day.month - 1) // _MONTHS_IN_QUARTER + 1))


def _read_moment(slug: str) -> Planning | None:
    try:
        return read_told_planning(slug.split(","))
    except ValueError:
        return None


def label_of(entries: Iterable[Category | Team], slug: str | None) -> str:
    """What people call it; nothing where it is not there."""
    return next((each.label for each in entries if each.slug == slug), "")
