"""What becomes of each thing that somebody can want: one line each, to connect more later."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from bot.language.dialogue_words import pleasantry
from bot.language.folding import folded
from bot.language.looking_for_people import looks_for_somebody
from bot.language.understanding import Intent
from bot.messages import small_talk as page
from bot.messages.agenda_items import item_offered
from bot.messages.colleagues import with_people
from bot.messages.conversation_view import About
from bot.messages.figures_told import figures_here, main_figures
from bot.messages.help import help_card
from bot.messages.lesson_list import lessons_message
from bot.messages.lesson_list_state import LessonListState
from bot.messages.list_menus import STEP_LENGTH
from bot.messages.list_parts import Doubts
from bot.messages.list_state import ListState, fitting
from bot.messages.message import Message
from bot.messages.problems import problem_message
from bot.messages.social_return import answer as social_return_answer
from bot.messages.social_return import reckon_here
from bot.messages.success_report import report_offered
from bot.messages.tender_list import tenders_here, tenders_message
from bot.messages.trajectory_list import list_message
from bot.policy.confidentiality import permitted
from bot.policy.figures import period_of
from bot.policy.permissions import Act
from bot.services import trajectories
from bot.services.agenda_answers import next_agenda
from bot.services.conversation_asked import Answer, Asked
from bot.services.errors import RefusalError
from bot.services.figure_words import asks_for_figures, period_meant
from bot.services.figures import figures_view
from bot.services.lesson_lists import lesson_listing, typed_search
from bot.services.plain_routes import PLAIN_ANSWERS
from bot.services.social_return import asked_return, view_of_words
from bot.services.tender_lists import asked_state, matching, tender_listing
from bot.services.trajectory_lists import listing, rows_of
from bot.services.value_words import ValueWords, read_social_return

LATE = "late"
"""The intent of an answer to what was asked long ago."""


SOCIAL_RETURN = "social_return"
"""The intent of a sentence that asks nothing but how much social return belongs to a value."""


@dataclass(frozen=True)
class Collects:
    """Something that is asked for until it is complete, and then saved."""

    about: About


@dataclass(frozen=True)
class Answers:
    """Something that is answered at once.

    ``family`` names the phrases that vary, if there are several; of small talk it depends on
    what was said.
    """

    answer: Answer
    family: Callable[[str], str] = lambda _text: ""


@dataclass(frozen=True)
class Suggests:
    """What was not understood: two things that may have been meant."""


Route = Collects | Answers | Suggests


def route_of(intent: str) -> Route:
    """What becomes of it."""
    if intent == LATE:
        return Answers(_friendly, lambda _text: LATE)
    if intent in PLAIN_ANSWERS:
        return Answers(PLAIN_ANSWERS[intent])
    return Answers(_social_return) if intent == SOCIAL_RETURN else ROUTES[Intent(intent)]


def _friendly(asked: Asked) -> Message:
    return page.friendly(asked.wording, asked.here.words)


def _help(asked: Asked) -> Message:
    return help_card(asked.here.words)


def _social_return(asked: Asked) -> Message:
    """The sum; where others read along, a button to it."""
    here, said = asked.here, read_social_return(asked.text)
    if here.profile.social_return is None:  # nothing about anybody: it may be read along
        return social_return_answer(
            view_of_words(ValueWords(), here=here, today=asked.today), here.words
        )
    if said is None or not asked.is_private:
        return reckon_here(asked.text, here.words)
    try:
        view = asked_return(asked.session, said, here=here, viewer=asked.viewer, today=asked.today)
    except RefusalError as refusal:
        return problem_message(refusal.phrase, here.words)
    return social_return_answer(view, here.words)


def _search(asked: Asked) -> Message:
    """The lessons, as the command finds them; where others read along, how many there are."""
    here = asked.here
    state, doubts = typed_search(asked.topic or asked.text, here=here)
    if not asked.topic and asked.theme:
        state, doubts = LessonListState(theme=asked.theme), Doubts()
    found = lesson_listing(
        asked.session, here=here, viewer=asked.viewer, state=state, doubts=doubts
    )
    if asked.is_private:
        message = lessons_message(found, here.profile, here.words, step=_step())
    else:
        message = page.found_here(found.total, asked.topic, found.state, here.words)
    if looks_for_somebody(asked.text) and permitted(asked.viewer, Act.FIND_PEOPLE):
        return with_people(message, here.words, about=asked.topic or asked.theme)
    return message


def _progress(asked: Asked) -> Message:
    """One trajectory, the figures, or the list; where others read along, a button to it."""
    here, words = asked.here, asked.here.words
    if asked.number is not None:
        return _one(asked, asked.number)
    if asks_for_figures(asked.text, topic=asked.topic, theme=asked.theme):
        return _figures(asked)
    state = _listed(asked)
    if not asked.is_private:
        return page.list_here(state, words)
    found = listing(asked.session, here=here, viewer=asked.viewer, state=state)
    if not found.total and state.is_filtered:
        found = listing(asked.session, here=here, viewer=asked.viewer, state=ListState())
    return list_message(found, here.profile, words, step=_step())


def _one(asked: Asked, number: int) -> Message:
    here = asked.here
    if not asked.is_private:
        return page.one_here(number, here.words)
    try:
        found = trajectories.id_of_number(asked.session, here=here, number=number)
        trajectories.visible(asked.session, here=here, viewer=asked.viewer, trajectory_id=found)
    except RefusalError as refusal:
        return problem_message(refusal.phrase, here.words)
    [view] = rows_of(asked.session, here=here, viewer=asked.viewer, ids=[found])
    return page.one_trajectory(view, here.words)


def _figures(asked: Asked) -> Message:
    here, kind = asked.here, period_meant(asked.text)
    if not asked.is_private:
        return figures_here(kind, here.words)
    try:
        view = figures_view(
            asked.session,
            here=here,
            viewer=asked.viewer,
            audience=asked.audience,
            period=period_of(kind, asked.today),
        )
    except RefusalError as refusal:
        return problem_message(refusal.phrase, here.words)
    return main_figures(view, here.words)


def _agenda(asked: Asked) -> Message:
    return next_agenda(
        asked.session,
        here=asked.here,
        viewer=asked.viewer,
        audience=asked.audience,
        now=asked.now,
    )


def _calendar(asked: Asked) -> Message:
    """What comes up; where others read along, how many there are and a button to it."""
    here, today = asked.here, asked.today
    state = asked_state(asked.text, here=here, today=today)
    if not asked.is_private:
        found = matching(asked.session, here=here, viewer=asked.viewer, state=state, today=today)
        return tenders_here(len(found), state, here.words)
    page_of_it = tender_listing(
        asked.session, here=here, viewer=asked.viewer, state=state, today=today
    )
    return tenders_message(page_of_it, here.profile, here.words, step=_step())


def _agenda_item(asked: Asked) -> Message:
    return item_offered(asked.topic or asked.text, asked.here.words)


def _success(asked: Asked) -> Message:
    """The form, with what was said in it; the number is its trajectory's, if one was named."""
    said = asked.topic or asked.text
    filled = said if asked.number is None else f"#{asked.number} {said}"
    return report_offered(asked.wording, filled, asked.here.words)


def _listed(asked: Asked) -> ListState:
    words, _ = fitting(folded(asked.topic).split())
    if words:
        return ListState(words=words)
    return ListState(theme=asked.theme)


def _step() -> str:
    return uuid4().hex[:STEP_LENGTH]


def _always(family: str, _text: str) -> str:
    return family


def _family(name: str) -> Callable[[str], str]:
    return partial(_always, name)


ROUTES: Mapping[Intent, Route] = {
    Intent.TRAJECTORY: Collects(About.TRAJECTORY),
    Intent.LESSON: Collects(About.LESSON),
    Intent.SEARCH: Answers(_search),
    Intent.PROGRESS: Answers(_progress),
    Intent.HELP: Answers(_help),
    Intent.SUCCESS: Answers(_success, _family("success")),
    Intent.AGENDA: Answers(_agenda),
    Intent.AGENDA_ITEM: Answers(_agenda_item),
    Intent.CALENDAR: Answers(_calendar),
    Intent.SMALLTALK: Answers(_friendly, pleasantry),
    Intent.UNKNOWN: Suggests(),
}
