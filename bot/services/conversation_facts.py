"""What was understood of a trajectory, a lesson or a change, as people read it."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.messages.conversation_view import (
    About,
    Change,
    Difference,
    LessonFacts,
    TrajectoryFacts,
)
from bot.messages.formatting import euros, in_sentence
from bot.policy.confidentiality import Audience, shows_planning
from bot.profile import Profile
from bot.services.conversation_asking import label_of
from bot.services.conversation_draft import VALUE, Draft
from bot.services.conversation_saving import changes_in, lesson_in, only_team
from bot.services.conversation_talk import Talk
from bot.services.name_check import names_in
from bot.services.trajectory_fields import TrajectoryInput, input_of
from storage import conversations
from storage.lessons import LessonRecord, find_lesson
from storage.trajectories import TrajectoryRecord, find_trajectory

_LESSONS = frozenset({About.LESSON, About.CHANGE_LESSON})


def trajectory_facts(talk: Talk, audience: Audience) -> TrajectoryFacts:
    """A trajectory, as far as this audience may read of it."""
    draft, profile, private = talk.draft, talk.here.profile, talk.place.is_private
    wanted = changes_in(draft)
    planning = draft.planning or draft.unclear_planning
    shows = private or shows_planning(audience)
    return TrajectoryFacts(
        title=draft.title,
        category=label_of(profile.categories, draft.category),
        team=label_of(profile.teams, draft.team or only_team(profile, draft.category)),
        value=euros(wanted["value_cents"]) if private and "value_cents" in wanted else "",
        planning=in_sentence(str(planning)) if planning and shows else "",
        themes=_themes(profile, draft.themes),
        hidden=not private and _was_told(talk, VALUE),
        private=private,
    )


def lesson_facts(talk: Talk) -> LessonFacts:
    """A lesson, with what may be a name in it."""
    lesson, draft = lesson_in(talk), talk.draft
    return LessonFacts(
        title=lesson.title,
        insight=lesson.insight,
        names=names_in((draft.title, lesson.insight), here=talk.here),
        category=label_of(talk.here.profile.categories, draft.category),
        themes=_themes(talk.here.profile, draft.themes),
        trajectory=str(draft.trajectory) if lesson.trajectory_id is not None else "",
    )


def change_offered(talk: Talk) -> Change:
    """What differs between what stands and what was told.

    Of which version it is told is noted: what others change meanwhile is shown first.
    """
    told = dict(talk.conversation.draft or {})
    record = record_of(talk)
    if record is None:
        return Change(0, ())
    stored = record.trajectory if isinstance(record, TrajectoryRecord) else record.lesson
    talk.conversation.draft = {**told, "version": stored.version}
    differences = (
        _lesson_differences(record, talk.draft)
        if isinstance(record, LessonRecord)
        else _differences(input_of(record), changes_in(talk.draft), talk.here.profile)
    )
    return Change(stored.number, tuple(differences), added=bool(told.get("added")))


def is_as_shown(talk: Talk) -> bool:
    """Whether what is to be changed is as it was when its change was shown."""
    record = record_of(talk)
    if record is None:
        return True
    stored = record.trajectory if isinstance(record, TrajectoryRecord) else record.lesson
    return bool(stored.version == (talk.conversation.draft or {}).get("version"))


def record_of(talk: Talk) -> TrajectoryRecord | LessonRecord | None:
    """The trajectory or lesson that came of a talk, or that is to be changed."""
    subject_id, here = talk.conversation.subject_id, talk.here
    if subject_id is None:
        return None
    if talk.about in _LESSONS:
        return find_lesson(talk.session, workspace_id=here.workspace_id, lesson_id=subject_id)
    return find_trajectory(talk.session, workspace_id=here.workspace_id, trajectory_id=subject_id)


def subject_of(talk: Talk) -> tuple[int, str]:
    """Its number and what it is called; 0 and nothing where there is none yet."""
    record = record_of(talk)
    if record is None:
        return 0, ""
    stored = record.trajectory if isinstance(record, TrajectoryRecord) else record.lesson
    return stored.number, stored.title


def changed_fields(record: TrajectoryRecord, draft: Draft) -> dict[str, Any]:
    """What of it is not so yet."""
    stands = input_of(record)
    return {
        name: value for name, value in changes_in(draft).items() if getattr(stands, name) != value
    }


def _differences(
    stands: TrajectoryInput, wanted: Mapping[str, Any], profile: Profile
) -> Iterator[Difference]:
    for name, value in wanted.items():
        before = getattr(stands, name)
        if before != value:
            yield Difference(
                _NAMES.get(name, name),
                _readable(name, before, profile),
                _readable(name, value, profile),
            )


def _lesson_differences(record: LessonRecord, draft: Draft) -> Iterator[Difference]:
    for name in ("title", "insight"):
        before, after = getattr(record.lesson, name), getattr(draft, name)
        if after and after != before:
            yield Difference(name, before, after)


_NAMES = {"value_cents": "value", "publication": "planning"}


def _readable(name: str, value: Any, profile: Profile) -> str:
    if value is None:
        return ""
    match name:
        case "value_cents":
            return euros(value)
        case "category":
            return label_of(profile.categories, value)
        case "team":
            return label_of(profile.teams, value)
        case "themes":
            return ", ".join(_themes(profile, value))
    return str(value)


def _themes(profile: Profile, slugs: frozenset[str]) -> tuple[str, ...]:
    return tuple(in_sentence(each.label) for each in profile.themes if each.slug in slugs)


def _was_told(talk: Talk, name: str) -> bool:
    parts = conversations.parts_of(talk.session, talk.conversation)
    return any((part.told or {}).get(name) for part in parts)
