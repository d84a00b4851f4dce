"""The municipality's own practice examples, kept as its first lessons."""

from datetime import datetime

from sqlmodel import Session

from bot.profile.practice import PracticeExample
from bot.services.lesson_fields import LessonInput
from bot.services.lessons import Origin, keep_lesson
from bot.services.municipality import Municipality
from storage.lessons import known_refs
from storage.numbers import hold_numbers
from storage.vocabulary import LessonOrigin, LessonOutcome


def keep_practice(session: Session, *, here: Municipality, now: datetime) -> int:
    """Keep each practice example of the profile once, whatever became of it afterwards.

    :returns: how many are new.
    """
    if not _missing(session, here):
        return 0
    hold_numbers(session, workspace_id=here.workspace_id)  # another process may do the same
    missing = _missing(session, here)
    for example in missing:
        keep_lesson(
            session,
            here=here,
            teller_id=None,
            wanted=LessonInput(
                title=example.title,
                insight=example.text,
                outcome=LessonOutcome.WELL,
                themes=frozenset({example.theme}),
            ),
            now=now,
            origin=Origin(kind=LessonOrigin.PROFILE, ref=example.slug),
        )
    return len(missing)


def _missing(session: Session, here: Municipality) -> list[PracticeExample]:
    examples = here.profile.practice.examples if here.profile.practice else ()
    refs = [example.slug for example in examples]
    known = known_refs(session, workspace_id=here.workspace_id, refs=refs)
    return [example for example in examples if example.slug not in known]
