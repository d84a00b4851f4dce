"""A nudge and a line of a week, filled with what their readers may know."""

from datetime import date

from sqlmodel import Session

from bot.messages.nudge_view import (
    AimedTheme,
    Coming,
    Expert,
    FittingLesson,
    NudgePlace,
    NudgeView,
    Others,
)
from bot.policy.confidentiality import Viewer
from bot.policy.figures import BOUGHT
from bot.policy.figures_told import SMALLEST_COUNT
from bot.policy.tender_nudges import later_days
from bot.profile.organisation import Category
from bot.services.lesson_search import LessonQuery, find_lessons
from bot.services.municipality import Municipality
from bot.services.nudges_brought import Brought
from bot.services.representatives import expert_lines
from bot.services.tender_fields import planning_of
from storage.lessons import lesson_records
from storage.people import roles_of
from storage.tables import Tender, TenderNudge
from storage.tender_nudges import chosen_themes
from storage.vocabulary import NudgeAnswer, NudgeQuestion, RepresentedKind

MOST_LESSONS, MOST_THEMES = 3, 3


def coming_of(stored: Tender) -> Coming:
    """What is coming, without amounts; not for where outsiders read along."""
    return Coming(
        tender_id=stored.id or 0,
        number=stored.number,
        title=stored.title,
        planning=planning_of(stored),
        current_ends_on=stored.current_ends_on,
        current_because=stored.current_because,
    )


def nudge_view(
    session: Session, brought: Brought, row: TenderNudge, *, here: Municipality, today: date
) -> NudgeView:
    """The nudge as its client reads it, in private."""
    stored = brought.tender
    category = next((c for c in here.profile.categories if c.slug == stored.category), None)
    asks_expert = row.question in {NudgeQuestion.INTAKE, NudgeQuestion.EXPERTISE}
    return NudgeView(
        place=NudgePlace(stored.id or 0, row.moment),
        coming=coming_of(stored),
        question=row.question,
        category=category.label if category else None,
        wordings=wordings_of(row.question, here),
        themes=_themes(category, here) if row.question is not NudgeQuestion.NEED else (),
        experts=_experts(session, category, here) if asks_expert else (),
        lessons=fitting_lessons(
            session,
            here=here,
            person_id=stored.client_id or 0,
            title=stored.title,
            category=stored.category or "",
        ),
        others=what_others_chose(session, here=here, category=stored.category or ""),
        later=later_days(
            today, before=stored.publication_from, country=here.profile.calendar.country
        ),
        talk_asked=any(each.answer is NudgeAnswer.TALK for each in brought.asked),
    )


def wordings_of(question: NudgeQuestion, here: Municipality) -> tuple[str, ...]:
    """The question as the plan asks it; empty where the plan does not."""
    match question:
        case NudgeQuestion.NEED:
            found = here.profile.questions_at("need")[:1]
        case NudgeQuestion.INTAKE:
            found = here.profile.questions_at("intake")
        case _:
            found = ()
    return tuple(each.text for each in found)


def fitting_lessons(
    session: Session, *, here: Municipality, person_id: int, title: str, category: str
) -> tuple[FittingLesson, ...]:
    """At most three lessons: what resembles it in its own category first, then of the category."""
    viewer = Viewer(person_id, roles_of(session, person_id=person_id))
    queries = [LessonQuery(text=title, category=category)]
    if category:
        queries.append(LessonQuery(category=category))
    wanted: dict[int, None] = {}
    for query in queries:
        if len(wanted) < MOST_LESSONS:
            found = find_lessons(session, here=here, viewer=viewer, query=query)
            wanted |= dict.fromkeys(each.lesson_id for each in found[:MOST_LESSONS])
    records = lesson_records(
        session, workspace_id=here.workspace_id, ids=list(wanted)[:MOST_LESSONS]
    )
    by_id = {each.lesson.id or 0: each.lesson.title for each in records}
    return tuple(FittingLesson(each, by_id[each]) for each in wanted if each in by_id)


def what_others_chose(session: Session, *, here: Municipality, category: str) -> Others | None:
    """Which themes shared purchases of a category chose; None where it is about a few.

    As with the figures nothing is told that is about fewer than five of them.
    """
    if not category:
        return None
    count, themes = chosen_themes(
        session, workspace_id=here.workspace_id, category=category, phases=list(BOUGHT)
    )
    if count < SMALLEST_COUNT:
        return None
    told = [
        (theme.label, themes[theme.slug])
        for theme in here.profile.themes
        if themes.get(theme.slug, 0) >= SMALLEST_COUNT
    ]
    most = sorted(told, key=lambda each: -each[1])[:MOST_THEMES]
    return Others(count, tuple(most)) if most else None


def _themes(category: Category | None, here: Municipality) -> tuple[AimedTheme, ...]:
    """The main themes of its kind of purchase; else the core ones of the municipality."""
    known = here.profile.themes
    wanted = set(category.themes) if category else set()
    found = [each for each in known if each.slug in wanted] or [each for each in known if each.core]
    return tuple(AimedTheme(each.label, here.profile.target_level(each.slug)) for each in found[:6])


def _experts(session: Session, category: Category | None, here: Municipality) -> tuple[Expert, ...]:
    """Who stands for its kind of purchase and for its themes, each of them once."""
    if category is None:
        return ()
    found: dict[str, Expert] = {}
    for line in expert_lines(session, here=here):
        own = line.kind is RepresentedKind.CATEGORY and line.slug == category.slug
        its = line.kind is RepresentedKind.THEME and line.slug in category.themes
        if line.user and (own or its):
            found.setdefault(line.user, Expert(line.label, line.user))
    return tuple(found.values())[:MOST_THEMES]
