"""Taking what somebody typed as an answer: read, looked through for names, and kept."""

from dataclasses import replace

from bot.language.interview_words import Word, read_word
from bot.messages.interview_view import Lead, Question, Why, read_lead
from bot.services.interview_answers import (
    Reading,
    Said,
    Unreadable,
    longest_of,
    mark_of,
    read_typed,
)
from bot.services.interview_names import new_names
from bot.services.interview_questions import STORY, is_filled, value_of
from bot.services.interview_talk import Talk, write
from bot.services.interview_turns import ask_again, ask_next, plan_aside, wait_for_word
from bot.services.interviews import answer_with, keep_pending, skip_asked
from bot.services.lesson_files import keep_files
from bot.services.visible_text import visible_lines
from storage import interviews
from storage.lessons import lesson_records

_SHORT = 4
"""Words: "wat bedoel je?" and the like."""

IN_WORDS = frozenset({*(question.value for question in STORY), "measure"})
"""Fields that may hold a name. An address leads to somebody whatever it says, as in the form."""


def take_answer(talk: Talk, said: Said) -> None:
    """What somebody typed in answer to the question that stands there."""
    question, word = talk.question, read_word(said.text)
    if question is None:
        return
    if talk.interview.pending is not None and word in {Word.KEEP, Word.NO}:
        keep_pending(talk)
    elif talk.interview.pending is not None and word is Word.YES:
        ask_again(talk, Lead(Why.AGAIN))
    elif question is Question.EVIDENCE:
        _take_evidence(talk, said, word)
    elif talk.interview.pending is None and is_filled(talk.record, question):
        ask_next(talk, Lead(Why.FILLED))
    elif question in STORY and word is Word.NO and not said.files:
        skip_asked(talk)
    elif question in STORY and _says_nothing(said, word):
        ask_again(talk, Lead(Why.HELP))
    elif said.files and not said.text:
        ask_again(talk, Lead(Why.WORDS_FIRST))
    else:
        reading = read_typed(question, said.text, here=talk.here)
        if isinstance(reading, Unreadable):
            _ask_again(talk, said, reading)
        else:
            take_reading(talk, said, reading)


def take_reading(talk: Talk, said: Said, reading: Reading, *, anew: bool = True) -> None:
    """Keep an answer and ask on; one that may hold names waits for a word first.

    :param anew: whether nothing was asked about this answer yet.
    """
    note(talk, said, reading.name, reading.mark)
    if reading.name in IN_WORDS and new_names(reading.value, talk.record, here=talk.here):
        wait_for_word(talk, reading.value, anew=anew)
        return
    lost = bool(said.files) and talk.question is not Question.EVIDENCE
    answer_with(talk, reading, without_file=lost)


def add_to_last(talk: Talk, said: Said) -> None:
    """More of the last answer, on a new line."""
    waits, question = talk.interview.pending, last_told(talk)
    question = talk.question if waits is not None else question
    if question is None:
        return
    if said.files:
        plan_aside(talk, question, "file", said.ts)
    part = visible_lines(said.text)
    if not part:
        return
    before = waits if waits is not None else value_of(talk.record, question.value) or ""
    whole = visible_lines(f"{before}\n{part}")
    if len(whole) > longest_of(question):
        plan_aside(talk, question, "too_long", said.ts)
    elif waits is not None:
        note(talk, said, question.value, mark_of(part))
        wait_for_word(talk, whole, anew=False)
    elif new_names(part, talk.record, here=talk.here):
        plan_aside(talk, question, "names", said.ts)
    else:
        note(talk, said, question.value, mark_of(part))
        write(talk, Reading(question.value, whole))


def note(talk: Talk, said: Said, name: str, mark: str) -> None:
    """Remember what came of a message, so that it is followed when it is changed."""
    interviews.note_answer(
        talk.session,
        interview_id=talk.interview.id or 0,
        message_ts=said.ts,
        field=name,
        mark=mark,
    )


def _says_nothing(said: Said, word: Word | None) -> bool:
    """A bare yes, or a question back: nothing that a colleague could learn from."""
    if said.is_answer:
        return False
    asks_back = said.text.rstrip().endswith("?") and len(said.text.split()) <= _SHORT
    return word is Word.YES or asks_back


def last_told(talk: Talk) -> Question | None:
    """The question that was answered in words just before this one."""
    lead = read_lead(talk.interview.lead)
    return lead.question if lead.why is Why.NOTED else None


def _ask_again(talk: Talk, said: Said, unreadable: Unreadable) -> None:
    without_file = bool(said.files)
    lead = Lead(unreadable.why, longest=unreadable.longest, without_file=without_file)
    ask_again(talk, lead)


def _take_evidence(talk: Talk, said: Said, word: Word | None) -> None:
    """A number, a link, a file, or a file with one of them."""
    waits = talk.interview.pending is not None
    if word is Word.NO and not said.files:
        skip_asked(talk)
        return
    if is_filled(talk.record, Question.EVIDENCE) and not waits:
        ask_next(talk, Lead(Why.FILLED))
        return
    reading = read_typed(Question.EVIDENCE, said.text, here=talk.here)
    if isinstance(reading, Reading):
        take_reading(_with_files(talk, said), said, reading)
    elif said.text or not said.files:
        _ask_again(talk, said, reading)
    else:
        note(talk, said, "files", "")
        talk = _with_files(talk, said)
        if waits:
            ask_again(talk, Lead(Why.AGAIN))
        else:
            ask_next(talk, Lead(Why.NOTED))


def _with_files(talk: Talk, said: Said) -> Talk:
    """Let the files of a message go with the lesson."""
    if not said.files:
        return talk
    keep_files(
        talk.session,
        talk.record,
        {file.file_id: file.name for file in said.files},
        actor_id=talk.viewer.person_id,
        now=talk.now,
    )
    [record] = lesson_records(
        talk.session,
        workspace_id=talk.here.workspace_id,
        ids=[talk.interview.lesson_id],
    )
    return replace(talk, record=record)
