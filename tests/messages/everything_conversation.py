"""A talk in each of its forms, so that every phrase of it is used."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from bot.messages import asked, small_talk
from bot.messages import conversation as page
from bot.messages import conversation_ends as ends
from bot.messages.conversation_view import (
    About,
    Asking,
    Change,
    Difference,
    Ended,
    Lead,
    LessonFacts,
    Question,
    TrajectoryFacts,
    Why,
)
from bot.messages.form_fields import Option
from bot.messages.lesson_list_state import LessonListState
from bot.messages.list_state import ListState
from bot.messages.message import Block, Message
from bot.messages.success_report import report_offered
from bot.messages.wording import Wording
from bot.profile import Profile
from tests.messages.samples import LARGEST_NUMBER, ordinary

TITLE = "Vervanging van de <straatverlichting> & masten"
AMOUNTS = {"low": "€ 200.000", "high": "€ 300.000", "amount": "€ 180.000", "unit": "jaar"}
_OTHERWISE = {"confirm", "which", "meant", "beside"}
PHRASES: Mapping[str, Question] = {
    **{each.value: each for each in Question if each.value not in _OTHERWISE},
    "value_range": Question.VALUE,
    "value_vat": Question.VALUE,
    "value_per": Question.VALUE,
    "missing_value": Question.VALUE,
    "planning_unclear": Question.PLANNING,
}
"""Every way in which something is asked."""

NEW = (About.TRAJECTORY, About.LESSON)
WHYS = ("saved", "stopped", "deleted", "expired")


def asking(
    question: Question = Question.CONFIRM,
    about: About = About.TRAJECTORY,
    *,
    phrase: str = "value",
    lead: Lead | None = None,
) -> Asking:
    """One question of a talk that has come some way."""
    return Asking(
        conversation_id=LARGEST_NUMBER,
        revision=12,
        about=about,
        title=TITLE,
        question=question,
        phrase=phrase,
        lead=lead or Lead(Why.NOTED),
        said={**AMOUNTS, "moment": "2027", "number": LARGEST_NUMBER},
        to_come=2,
        can_skip=True,
    )


def conversation_messages(profile: Profile, words: Wording) -> Iterator[Message]:
    """Every question, everything that goes before one, and every end."""
    yield from _questions(profile, words)
    yield from _leads(words)
    yield from _understood(profile, words)
    yield from _changes(words)
    yield from _ends(words)
    yield from _small_talk(profile, words)
    yield from _asked_for(words)


def conversation_modals(words: Wording) -> Iterator[Block]:
    """What stands in place of a form that is past."""
    yield ends.past_modal(words)


def conversation_phrases(words: Wording) -> Iterator[str]:
    """What services ask for by name."""
    yield words.plain(page.PAGE, "years", count=4, amount="€ 720.000")


def _questions(profile: Profile, words: Wording) -> Iterator[Message]:
    categories = [Option(each.slug, each.label) for each in profile.categories]
    teams = [Option(each.slug, each.label) for each in profile.teams]
    choices = {Question.CATEGORY: categories, Question.TEAM: teams}
    for number, (phrase, question) in enumerate(PHRASES.items()):
        some = choices.get(question, [])
        one = replace(
            asking(question, phrase=phrase), likely=some[:3], others=some, to_come=number % 3
        )
        yield page.question(one, words)
        yield page.question(replace(one, types=False, hard=True), words)
    yield page.beside(LARGEST_NUMBER, 12, words)
    for about in About:
        yield page.question(asking(Question.VALUE, about), words)
        yield page.question(replace(asking(Question.VALUE, about), title=""), words)
        yield page.which_first(asking(Question.WHICH, about), words)
        aside = asking(Question.WHICH, about, lead=Lead(Why.PUT_ASIDE))
        yield page.which_first(aside, words)


def _leads(words: Wording) -> Iterator[Message]:
    for why in Why:
        for variant in range(1, page.VARIANTS + 1):
            for about in About:
                lead = Lead(why, variant, longest=2900)
                yield page.question(asking(Question.VALUE, about, lead=lead), words)


def _understood(profile: Profile, words: Wording) -> Iterator[Message]:
    themes = tuple(theme.label for theme in profile.themes)
    category = next((each.label for each in profile.categories), "")
    team = next((each.label for each in profile.teams), "")
    full = TrajectoryFacts(TITLE, category, team, "€ 1.200.000", "2e kwartaal 2027", themes)
    for why in Why:
        yield page.trajectory_understood(asking(lead=Lead(why, longest=1)), full, words)
    yield page.trajectory_understood(asking(), TrajectoryFacts(TITLE, category), words)
    for hidden in (False, True):
        for planning in ("", "mei 2027"):
            public = replace(full, value="", private=False, hidden=hidden, planning=planning)
            yield page.trajectory_understood(asking(), replace(public, themes=themes[:1]), words)
    lesson = LessonFacts(TITLE, "Masten zijn herbruikbaar.", themes=themes, trajectory="14")
    for names in ((), ("Jansen B.V.",), ("Jansen B.V.", "Philips")):
        one = asking(about=About.LESSON)
        yield page.lesson_understood(one, replace(lesson, names=names), words)
    yield page.lesson_understood(asking(about=About.LESSON), LessonFacts("x", "x."), words)


def _changes(words: Wording) -> Iterator[Message]:
    fields = ("title", "insight", "category", "team", "value", "planning", "themes")
    for before in ("", "eerst <dit>"):
        differences = tuple(Difference(name, before, "dan & dat") for name in fields)
        for about in (About.CHANGE_TRAJECTORY, About.CHANGE_LESSON):
            for added in (False, True):
                change = Change(LARGEST_NUMBER, differences, added=added)
                yield page.change_offered(asking(about=about), change, words)


def _ends(words: Wording) -> Iterator[Message]:
    for about in About:
        for why in WHYS:
            if why == "deleted" and about not in NEW:
                continue  # a change is offered, it begins with no message
            for private in (False, True):
                for title in ("", TITLE):
                    end = Ended(about, why, LARGEST_NUMBER, 7, title, private)
                    yield ends.ended(end, words)
    for about in NEW:
        yield ends.stays(Ended(about, "stays", LARGEST_NUMBER, 7, TITLE), words)
    for question in (Question.CATEGORY, Question.VALUE):
        yield ends.answered(question, "€ 300.000", words)
        yield ends.answered(question, "", words)
    for why in ("moved_on", "over"):
        yield ends.past(why, words)
    yield ends.elsewhere(words)


def _small_talk(profile: Profile, words: Wording) -> Iterator[Message]:
    for family, count in small_talk.VARIANTS.items():
        for variant in range(1, count + 1):
            wording = f"{family}_{variant}"
            if family == "unknown":
                yield from _suggestions(wording, words)
            elif family == "success":
                yield report_offered(wording, "de bestelbussen rijden!", words)
                yield report_offered(wording, "", words)
            else:
                yield small_talk.friendly(wording, words)
    for count in (0, 1, 12):
        for topic in ("", "circulair <asfalt>"):
            yield small_talk.found_here(count, topic, LessonListState(words=topic), words)
    yield small_talk.list_here(ListState(words="asfalt"), words)
    yield small_talk.one_here(LARGEST_NUMBER, words)
    yield small_talk.one_trajectory(ordinary(profile, number=LARGEST_NUMBER), words)


def _suggestions(wording: str, words: Wording) -> Iterator[Message]:
    for topic in ("", "<!channel> & meer"):
        for offers in (("trajectory", "search"), ("search", "list"), ("trajectory", "list")):
            meant = small_talk.Suggestions(topic, topic, offers, ListState(), LessonListState())
            yield small_talk.not_understood(wording, meant, words)
            yield small_talk.not_understood(wording, meant, words, helps=True)


def _asked_for(words: Wording) -> Iterator[Message]:
    said = (date(2026, 11, 23), "wat een <gedoe> & zo")
    yield asked.asked_for(asked.AskedView(switched_on=False, days=30), words)
    yield asked.asked_for(asked.AskedView(switched_on=True, days=30), words)
    many = (said,) * asked.SHOWN_SENTENCES
    for switched_on in (False, True):
        view = asked.AskedView(switched_on, 30, many, total=asked.SHOWN_SENTENCES + 1)
        yield asked.asked_for(view, words)
