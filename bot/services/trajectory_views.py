"""A trajectory as somebody may see it: masked by the rules, ready to be presented."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from bot.messages import trajectory_ids as ids
from bot.messages.formatting import in_sentence
from bot.messages.lesson_view import LessonLine
from bot.messages.trajectory_details import SHOWN_LESSONS
from bot.messages.trajectory_view import TrajectoryView
from bot.policy import confidentiality
from bot.policy.confidentiality import Audience, Viewer
from bot.policy.lessons import may_read_lessons
from bot.policy.phases import shown_phase, shows_contract
from bot.profile import Profile
from bot.services.champions import champions_shown
from bot.services.contract_views import contract_view
from bot.services.cost_views import cost_brief
from bot.services.explanation_views import explained_view
from bot.services.intake_views import intake_view
from bot.services.involved import involvement
from bot.services.journey_views import need_is_asked
from bot.services.municipality import Municipality
from bot.services.pilot_views import pilot_year
from bot.services.start_form_cases import offered
from bot.services.tool_outcomes import outcome_lines
from bot.services.trajectory_fields import planning_of
from bot.services.trajectory_history import history_lines, people_in
from storage import event_log
from storage.lessons import kept_lesson_ids, lesson_records
from storage.people import people_by_id
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import ProcessRole, Sharing


def view_for_channel(
    record: TrajectoryRecord, *, here: Municipality, audience: Audience
) -> TrajectoryView:
    """As a channel may see it: never the amount, no award, no planning for outsiders."""
    stored, profile = record.trajectory, here.profile
    return TrajectoryView(
        trajectory_id=stored.id or 0,
        number=stored.number,
        title=stored.title,
        phase=shown_phase(stored.phase, inside=False),
        channel=profile.channel_for(stored.team),
        shared=stored.sharing is Sharing.TEAM,
        category=_category_label(profile, stored.category),
        team=_team_label(profile, stored.team),
        value_class=_value_class(profile, stored.value_cents)
        if confidentiality.shows_value_class(audience)
        else None,
        planning=planning_of(stored) if confidentiality.shows_planning(audience) else None,
        themes=_theme_labels(profile, record.themes),
        chances=_chances(profile, stored.category),
    )


def view_for_row(record: TrajectoryRecord, *, here: Municipality, viewer: Viewer) -> TrajectoryView:
    """As one person may read it in a list: never the amount, the award where they may know it."""
    inside = confidentiality.may_see_award(viewer, involvement(record), Audience.PERSON)
    plain = view_for_channel(record, here=here, audience=Audience.PERSON)
    return replace(plain, phase=shown_phase(record.trajectory.phase, inside=inside))


def view_for_owner(
    session: Session, record: TrajectoryRecord, *, here: Municipality, today: date
) -> TrajectoryView:
    """As who logged it reads it in a message of their own, with the first key question."""
    plain = view_for_channel(record, here=here, audience=Audience.PERSON)
    return replace(plain, asks_need=need_is_asked(session, record, here=here, today=today))


def view_for_person(
    session: Session,
    record: TrajectoryRecord,
    *,
    here: Municipality,
    viewer: Viewer,
    today: date,
) -> TrajectoryView:
    """As one person may see it in a modal or a direct message, with its history.

    An outsider without a role in it gets no more than its card in a channel with outsiders.

    :param day: today; without it, no start form is offered.
    """
    stored, involved = record.trajectory, involvement(record)
    exact = confidentiality.may_see_value(viewer, involved, Audience.PERSON)
    events = event_log.history(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
    )
    shared_in = [event.facts["channel"][1] for event in events if event.kind == "shared"]
    if not confidentiality.reads_along(viewer, involved):
        card = view_for_channel(record, here=here, audience=Audience.EXPOSED_CHANNEL)
        return replace(card, phase=None, channel=shared_in[-1] if shared_in else card.channel)
    people = people_in(events) | set(record.roles.values())
    slack_ids = {
        person_id: person.slack_user_id
        for person_id, person in people_by_id(
            session, workspace_id=here.workspace_id, ids=people
        ).items()
    }
    may_change = confidentiality.may_change(viewer, involved)
    inside = confidentiality.may_see_award(viewer, involved, Audience.PERSON)
    dated = shows_contract(stored.phase, inside=inside)
    plain = view_for_row(record, here=here, viewer=viewer)
    return replace(
        plain,
        channel=shared_in[-1] if shared_in else plain.channel,
        value_cents=stored.value_cents if exact else None,
        contract_start=stored.contract_start if dated else None,
        contract_end=stored.contract_end if dated else None,
        people={
            role: slack_ids[record.roles[role]] for role in ProcessRole if role in record.roles
        },
        history=history_lines(
            events,
            slack_ids,
            here=here,
            exact=exact,
            dated=dated,
            inside=inside and confidentiality.may_see_need(viewer, involved, Audience.PERSON),
            before_sharing=confidentiality.reads_before_sharing(viewer, involved),
        ),
        may_change=may_change,
        asks_need=may_change and need_is_asked(session, record, here=here, today=today),
        contract=contract_view(session, record, here=here, viewer=viewer),
        explained=explained_view(session, record, here=here, viewer=viewer, today=today),
        intake=intake_view(session, record, here=here, viewer=viewer, today=today),
        lessons=_lessons(session, stored.id or 0, here) if may_read_lessons(viewer) else (),
        may_learn=may_read_lessons(viewer),
        start_form=offered(session, record, here=here, viewer=viewer, day=today),
        may_get_help=True,
        outcomes=outcome_lines(session, here=here, trajectory_id=stored.id or 0)
        if confidentiality.may_see_outcomes(viewer, involved, Audience.PERSON)
        else (),
        pilot_year=pilot_year(session, record, viewer=viewer),
        costs=cost_brief(session, record, viewer=viewer),
        champions=champions_shown(session, record, here=here),
    )


def _lessons(session: Session, trajectory_id: int, here: Municipality) -> tuple[LessonLine, ...]:
    """What was learnt from it: the newest few."""
    whose = {"workspace_id": here.workspace_id}
    ids_of_lessons = kept_lesson_ids(session, **whose, trajectory_id=trajectory_id)
    records = lesson_records(session, **whose, ids=ids_of_lessons[:SHOWN_LESSONS])
    return tuple(
        LessonLine(each.lesson.id or 0, each.lesson.number, each.lesson.title) for each in records
    )


def _value_class(profile: Profile, cents: int | None) -> str | None:
    return None if cents is None else profile.value_class(cents).label


def _category_label(profile: Profile, slug: str | None) -> str | None:
    labels = {category.slug: category.label for category in profile.categories}
    return labels.get(slug or "")


def _team_label(profile: Profile, slug: str | None) -> str | None:
    labels = {team.slug: team.label for team in profile.teams}
    return labels.get(slug or "")


def _theme_labels(profile: Profile, slugs: Iterable[str]) -> tuple[str, ...]:
    wanted = set(slugs)
    return tuple(in_sentence(theme.label) for theme in profile.themes if theme.slug in wanted)


def _chances(profile: Profile, category: str | None) -> tuple[str, ...]:
    for known in profile.categories:
        if known.slug == category:
            return _theme_labels(profile, known.themes)
    return ()
