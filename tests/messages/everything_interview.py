"""The interview in each of its forms, so that every phrase of it is used."""

from collections.abc import Iterator

from bot.messages import interview as page
from bot.messages.form_fields import Option
from bot.messages.interview_view import About, Asking, Lead, Question, Told, Why
from bot.messages.lesson_form import TEXT_LENGTH, kind_label, outcome_label
from bot.messages.message import Block, Message
from bot.messages.trajectory_view import phase_label
from bot.messages.wording import Wording
from bot.profile import Profile
from storage.vocabulary import LessonKind, LessonOutcome, Phase
from tests.messages.samples import LARGEST_NUMBER

ABOUT = About(7, 9, LARGEST_NUMBER, "Lantaarnpalen opnieuw gebruiken")
RESTS = (Why.LATER, Why.RESTED, Why.STOP, Why.RETRACTED, Why.MERGED, Why.CLOSED)
ASKS = tuple(why for why in Why if why not in RESTS)


def choices(question: Question, profile: Profile, words: Wording) -> tuple[Option, ...]:
    """What there is to choose."""
    match question:
        case Question.OUTCOME:
            return tuple(Option(each.value, outcome_label(each, words)) for each in LessonOutcome)
        case Question.KIND:
            return tuple(Option(each.value, kind_label(each, words)) for each in LessonKind)
        case Question.PHASE:
            return tuple(Option(each.value, phase_label(each, words)) for each in Phase)
        case Question.THEMES:
            return tuple(Option(each.slug, each.label) for each in profile.themes)
        case Question.CATEGORY:
            return tuple(Option(each.slug, each.label) for each in profile.categories)
    return ()


def asking(
    question: Question, profile: Profile, words: Wording, *, lead: Lead, to_come: int = 3
) -> Asking:
    """One question."""
    return Asking(
        about=ABOUT,
        question=question,
        turn=4,
        to_come=to_come,
        lead=lead,
        options=choices(question, profile, words),
    )


def interview_messages(profile: Profile, words: Wording) -> Iterator[Message]:
    """Every question, everything that goes before one, and every end."""
    for number, question in enumerate(Question):
        asked = asking(question, profile, words, lead=Lead(Why.NOTED), to_come=9 - number)
        yield page.question(asked, words)
        yield page.answered(ABOUT, question, "Een antwoord\nvan twee regels", words)
    for why in ASKS:
        for full in (False, True):
            lead = Lead(
                why,
                longest=TEXT_LENGTH,
                paused=LARGEST_NUMBER if full else None,
                without_file=full,
            )
            yield page.question(asking(Question.PROBLEM, profile, words, lead=lead), words)
    several = asking(Question.THEMES, profile, words, lead=Lead(Why.NOTED))
    many = tuple(Option(f"thema-{number}", f"Thema {number}") for number in range(11))
    yield page.question(
        Asking(ABOUT, Question.THEMES, 1, 0, several.lead, options=many),
        words,
    )
    waiting = asking(Question.PROBLEM, profile, words, lead=Lead(Why.AGAIN))
    for names in ((), ("Jansen B.V.",), ("Jansen B.V.", "Philips")):
        yield page.names_found(waiting, names, words)
        yield page.names_found(waiting, names, words, awarded=False)
    yield page.answered(ABOUT, Question.PROBLEM, "", words)
    yield page.answered(ABOUT, Question.PROBLEM, "", words, waits=True)
    yield page.keep_gone(ABOUT, Question.PROBLEM, words)
    for why in RESTS:
        for typed in (False, True):
            yield page.resting(ABOUT, Lead(why, into=12), words, typed_in_vain=typed)
    yield page.done(Told(ABOUT, "Masten kunnen vaak blijven staan."), words)
    everything = dict.fromkeys(Question, "Een antwoord & meer")
    yield page.done(Told(ABOUT, "x", everything, (Question.PHASE, Question.EVIDENCE)), words)
    for problem in ("names", "too_long", "choose", "file"):
        yield page.aside(ABOUT, Question.PROBLEM, problem, words, longest=TEXT_LENGTH)
    yield page.look_in_messages(words)


def interview_modals(words: Wording) -> Iterator[Block]:
    """What a button elsewhere opens."""
    yield page.in_messages(words)


def interview_phrases(words: Wording) -> Iterator[str]:
    """What handlers ask for by name."""
    yield page.unnamed_file(words)
    for question in Question:
        yield page.label_of(question, words)
