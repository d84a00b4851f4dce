"""What the rules of the journey know of a trajectory, read from the database and the profile."""

from datetime import date

from sqlmodel import Session

from bot.messages import trajectory_ids as ids
from bot.policy.award import AwardFacts
from bot.policy.journey import JourneyFacts
from bot.services.contract_places import unplaced_themes
from bot.services.explanations import unexplained_themes
from bot.services.municipality import Municipality
from bot.services.start_form_standing import standing_of
from storage import event_log
from storage.intake import find_intake
from storage.journeys import find_award, find_need
from storage.tables import Event, Trajectory, TrajectoryAward
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import Phase

EVENT_PHASE = "phase"


def facts_of(
    session: Session, record: TrajectoryRecord, *, here: Municipality, today: date
) -> JourneyFacts:
    """Everything that the rules of the journey ask of a trajectory on a day."""
    stored = record.trajectory
    need = find_need(session, trajectory_id=stored.id or 0)
    start_form = standing_of(session, record, here=here, day=today)
    return JourneyFacts(
        phase=stored.phase,
        today=today,
        start_form_asked=start_form.asked,
        start_form_ready=start_form.is_ready,
        need=None if need is None else need.answer,
        unexplained=len(unexplained_themes(session, record, here=here, day=today)),
        unplaced=len(unplaced_themes(session, record)),
        intake_asked=bool(here.profile.questions_at("intake")),
        intake_settled=find_intake(session, trajectory_id=stored.id or 0) is not None,
        award=award_facts(find_award(session, trajectory_id=stored.id or 0)),
    )


def award_facts(row: TrajectoryAward | None) -> AwardFacts:
    """How far the award is, for the rules."""
    if row is None:
        return AwardFacts()
    return AwardFacts(
        decision_on=row.decision_on,
        standstill_until=row.standstill_until,
        objection_runs=row.objection is not None and row.objection_ended_on is None,
        final_on=row.final_on,
        signed_on=row.signed_on,
    )


def came_from(session: Session, stored: Trajectory) -> Phase | None:
    """The phase before the last move."""
    moves = [event for event in events_of(session, stored) if event.kind == EVENT_PHASE]
    return Phase(moves[-1].facts["phase"][0]) if moves else None


def events_of(session: Session, stored: Trajectory) -> list[Event]:
    """Everything that happened to a trajectory, oldest first."""
    return event_log.history(
        session,
        workspace_id=stored.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
    )
