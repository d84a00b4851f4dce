"""What is recorded of a case for a prize, read from the database; nothing is guessed."""

from collections.abc import Iterable

from bot.language.market_words import says_nothing, speaks_of_market
from bot.policy import confidentiality
from bot.policy.ambition import minimum
from bot.policy.award_dossier import CaseFacts, Contract, ThemeChoice
from bot.policy.confidentiality import Audience, Viewer
from bot.profile import Profile
from bot.services.involved import involvement
from bot.services.journey_facts import award_facts
from bot.services.municipality import Municipality
from storage.award_choices import CaseRows
from storage.tables import (
    Lesson,
    Pilot,
    StartForm,
    Success,
    ToolOutcome,
    TrajectoryAward,
    TrajectoryCriterion,
    TrajectoryHandover,
    TrajectoryIntakeAnswer,
    TrajectoryNeed,
    TrajectoryPromise,
    TrajectoryResult,
)
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import (
    HandoverState,
    LessonState,
    PromisePlace,
    ResultAnswer,
    StartFormState,
    SuccessSignal,
    SuccessState,
)

SEEN = (SuccessState.APPROVED, SuccessState.CELEBRATED)
"""Successes that a coordinator looked at and let pass."""


def contract_of(record: TrajectoryRecord, rows: CaseRows) -> Contract:
    """The dates that decide whether it is of a year."""
    stored = record.trajectory
    award = award_facts(rows.one(TrajectoryAward, stored.id or 0))
    return Contract(
        stored.phase,
        signed_on=award.signed_on,
        starts=stored.contract_start,
        ends=stored.contract_end,
        objection_runs=award.objection_runs,
    )


def facts_of(
    record: TrajectoryRecord, rows: CaseRows, *, here: Municipality, viewer: Viewer
) -> CaseFacts:
    """What is recorded of a case, as far as this person may read it."""
    stored, profile = record.trajectory, here.profile
    known, involved = stored.id or 0, involvement(record)
    labels = {theme.slug: theme.label for theme in profile.themes}
    start_form = rows.one(StartForm, known)
    pilot = rows.one(Pilot, known)
    handover = rows.one(TrajectoryHandover, known)
    need = rows.one(TrajectoryNeed, known)
    lessons = [each for each in rows.of(Lesson, known) if each.state is LessonState.KEPT]
    successes = [each for each in rows.of(Success, known) if each.state in SEEN]
    results = _newest(rows.of(TrajectoryResult, known))
    sees_need = confidentiality.may_see_need(viewer, involved, Audience.PERSON)
    return CaseFacts(
        number=stored.number,
        themes=tuple(_theme(profile, slug, level, record) for slug, level in record.themes.items()),
        start_form=start_form is not None and start_form.state is StartFormState.SUFFICIENT,
        pilot=pilot is not None and pilot.stopped_at is None,
        placed=tuple(
            (labels.get(each.theme, each.theme), each.place)
            for each in rows.of(TrajectoryPromise, known)
            if each.place is not PromisePlace.NOWHERE and each.theme in record.themes
        ),
        criteria=sum(each.fits for each in rows.of(TrajectoryCriterion, known)),
        handed_over=handover is not None and handover.state is HandoverState.ACCEPTED,
        reused=sum(rows.reused.get(each.id or 0, 0) for each in lessons),
        anchored=sum(each.signal is SuccessSignal.LESSON for each in successes),
        well=_going(results, labels, well=True),
        not_well=_going(results, labels, well=False),
        people=_sum(each.people for each in results),
        hours=_sum(each.hours for each in results),
        social_cents=_sum(each.cents for each in results),
        saved_cents=need.saved_cents if need is not None and sees_need else None,
        tools=_outcomes(rows.of(ToolOutcome, known), profile),
        figures=_figures(successes, lessons),
        market_answers=tuple(
            each.asked
            for each in rows.of(TrajectoryIntakeAnswer, known)
            if not says_nothing(each.answer) and speaks_of_market(f"{each.asked} {each.answer}")
        ),
        market_lessons=tuple(
            each.title for each in lessons if speaks_of_market(f"{each.title} {each.insight}")
        ),
    )


def _theme(profile: Profile, slug: str, level: int | None, record: TrajectoryRecord) -> ThemeChoice:
    """A chosen theme beside the minimum of the year in which the case was logged."""
    label = next((each.label for each in profile.themes if each.slug == slug), slug)
    lowest = minimum(profile.ambition, slug, record.trajectory.created_at.date())
    return ThemeChoice(label, level, lowest)


def _newest(rows: Iterable[TrajectoryResult]) -> list[TrajectoryResult]:
    """How each theme goes by its last talk."""
    return list({row.theme: row for row in sorted(rows, key=lambda row: row.moment)}.values())


def _going(
    results: Iterable[TrajectoryResult], labels: dict[str, str], *, well: bool
) -> tuple[str, ...]:
    return tuple(
        labels.get(each.theme, each.theme)
        for each in results
        if (each.answer is ResultAnswer.WELL) is well
    )


def _sum(values: Iterable[int | None]) -> int | None:
    """All of what is known; None where nothing is."""
    known = [each for each in values if each is not None]
    return sum(known) if known else None


def _outcomes(rows: Iterable[ToolOutcome], profile: Profile) -> tuple[str, ...]:
    labels = {tool.slug: tool.label for tool in profile.tools}
    return tuple(
        f"{labels.get(each.tool, each.tool)}: {each.result}" for each in rows if each.result
    )


def _figures(successes: Iterable[Success], lessons: Iterable[Lesson]) -> tuple[str, ...]:
    """What was measured: of successes with what it is of, and the evidence of lessons."""
    told = [
        f"{each.figure} ({each.figure_of})" if each.figure_of else each.figure
        for each in successes
        if each.figure
    ]
    return tuple(dict.fromkeys([*told, *(each.measure for each in lessons if each.measure)]))
