"""Where a purchase stands, as one person may see it: masked by the rules."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import Session

from bot.messages.formatting import euros
from bot.messages.journey_ids import Sheet
from bot.messages.journey_sheets import BY_RULE, OTHER, SHORTER
from bot.messages.journey_view import (
    Asked,
    AwardView,
    FormStanding,
    JourneyView,
    SheetState,
    StartFormRule,
    Term,
)
from bot.policy import confidentiality
from bot.policy.award import may_register_objection, next_step
from bot.policy.confidentiality import Audience, Viewer
from bot.policy.journey import (
    EXITS,
    JourneyFacts,
    Lack,
    asks_need,
    exits_of,
    missing_for,
    next_phase,
    phase_before,
    takes_intake,
    takes_need,
    takes_promises,
    way_of,
)
from bot.policy.phases import shown_phase
from bot.profile import Profile
from bot.services.contract_places import said_so_far
from bot.services.involved import involvement
from bot.services.journey_facts import EVENT_PHASE, came_from, events_of, facts_of
from bot.services.journey_input import cited
from bot.services.municipality import Municipality
from bot.services.procedure import value_beside
from bot.services.start_form_standing import standing_of
from storage.journeys import find_award, find_need
from storage.people import people_by_id
from storage.tables import Trajectory, TrajectoryAward
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import Phase

_CENTS = 100
_ASKED = {True: Asked.YES, False: Asked.NO, None: Asked.UNKNOWN}


def journey_view(
    session: Session, record: TrajectoryRecord, *, here: Municipality, viewer: Viewer, today: date
) -> JourneyView:
    """Where it stands; who is not of the purchase reads the phase alone."""
    stored, involved = record.trajectory, involvement(record)
    inside = confidentiality.may_see_award(viewer, involved, Audience.PERSON)
    along = confidentiality.reads_along(viewer, involved)
    plain = JourneyView(
        trajectory_id=stored.id or 0,
        number=stored.number,
        title=stored.title,
        version=stored.version,
        phase=shown_phase(stored.phase, inside=inside) if along else None,
    )
    if not inside:
        return plain
    facts = facts_of(session, record, here=here, today=today)
    return _whole(session, plain, record, facts, here)


def need_is_asked(
    session: Session, record: TrajectoryRecord, *, here: Municipality, today: date
) -> bool:
    """Whether the first key question still waits for an answer."""
    return asks_need(facts_of(session, record, here=here, today=today))


def sheet_state(
    session: Session, record: TrajectoryRecord, sheet: Sheet, *, here: Municipality, today: date
) -> SheetState:
    """What the form of a step is filled with before anybody types."""
    stored, rule = record.trajectory, here.profile.standstill
    award = find_award(session, trajectory_id=stored.id or 0)
    now = today.isoformat()
    filled: Mapping[Sheet, Mapping[str, Any]] = {
        Sheet.LESS: _need_values(session, stored),
        Sheet.DECISION: _decision_values(award)
        or {
            "decision_on": now,
            "by_rule": _likely_procedure(stored.value_cents, here, today),
        },
        Sheet.OBJECTION: {"objection_on": now},
        Sheet.OBJECTION_ENDED: {"objection_ended_on": now},
        Sheet.FINAL: {"final_on": now},
        Sheet.SIGNATURE: {
            "signed_on": now,
            "contract_start": _iso(stored.contract_start),
            "contract_end": _iso(stored.contract_end),
        },
    }
    return SheetState(
        filled.get(sheet, {}),
        None
        if rule is None
        else Term(rule.days, rule.procedures, cited(rule.source.title, rule.article)),
    )


def _likely_procedure(value_cents: int | None, here: Municipality, today: date) -> str | None:
    """Which procedure a value points to; None where it says nothing.

    Under every European threshold the term of the European procedures does not hold; above
    one of them it may.
    """
    beside = () if value_cents is None else value_beside(value_cents, here, today)
    if not beside:
        return None
    return BY_RULE if any(each.reached for each in beside) else OTHER


def _whole(
    session: Session,
    plain: JourneyView,
    record: TrajectoryRecord,
    facts: JourneyFacts,
    here: Municipality,
) -> JourneyView:
    """Everything, for the people of the purchase."""
    stored = record.trajectory
    need = find_need(session, trajectory_id=stored.id or 0)
    missing = missing_for(facts)
    unsure = {Phase.START_FORM, Phase.INTAKE} if facts.start_form_asked is None else set()
    return replace(
        plain,
        may_change=True,
        way=way_of(facts),
        unsure=frozenset(unsure),
        start_form=_start_form_rule(here.profile, facts),
        form=_form(session, record, here, facts.today)
        if Lack.START_FORM in missing
        else FormStanding(),
        asks_need=asks_need(facts),
        may_ask_again=takes_need(facts) and not asks_need(facts),
        need=facts.need,
        saved_cents=need.saved_cents if need else None,
        reason=_reason(session, stored),
        award=_award(find_award(session, trajectory_id=stored.id or 0), facts),
        missing=missing,
        may_place=takes_promises(facts) and bool(said_so_far(session, record)),
        may_talk=takes_intake(facts),
        next=next_phase(facts),
        back=phase_before(facts, came_from(session, stored)),
        exits=exits_of(stored.phase),
    )


def _start_form_rule(profile: Profile, facts: JourneyFacts) -> StartFormRule | None:
    """The rule, as long as it matters."""
    rule = profile.threshold("start-form", facts.today)
    if rule is None or facts.phase in EXITS or _is_published(facts.phase):
        return None
    return StartFormRule(
        asked=_ASKED[facts.start_form_asked],
        amount=euros(rule.amount * _CENTS),
        more_than=rule.comparison == "more-than",
        source=cited(rule.source.title, rule.article),
    )


def _form(
    session: Session, record: TrajectoryRecord, here: Municipality, today: date
) -> FormStanding:
    """How far the start form is that a step waits for, and by whom."""
    standing = standing_of(session, record, here=here, day=today)
    ids = [] if standing.last_hand is None else [standing.last_hand]
    people = people_by_id(session, workspace_id=here.workspace_id, ids=ids)
    by = "".join(person.slack_user_id for person in people.values())
    return FormStanding(standing.state, by)


def _is_published(phase: Phase) -> bool:
    return phase in {Phase.TENDER, Phase.AWARD, Phase.EXECUTION, Phase.COMPLETED}


def _award(row: TrajectoryAward | None, facts: JourneyFacts) -> AwardView | None:
    if facts.phase is not Phase.AWARD and row is None:
        return None
    in_award = facts.phase is Phase.AWARD
    row = row or TrajectoryAward(trajectory_id=0)
    return AwardView(
        waits_for=next_step(facts.award, facts.today) if in_award else None,
        decision_on=row.decision_on,
        standstill_until=row.standstill_until,
        shortened=row.shortened,
        objection=row.objection,
        objection_on=row.objection_on,
        objection_ended_on=row.objection_ended_on,
        final_on=row.final_on,
        signed_on=row.signed_on,
        may_decide=in_award and row.final_on is None and not facts.award.objection_runs,
        may_object=in_award and may_register_objection(facts.award),
    )


def _reason(session: Session, stored: Trajectory) -> str:
    """Why it took an exit, in the words of whoever said so; empty once they were blanked."""
    if stored.phase not in EXITS:
        return ""
    moves = [event for event in events_of(session, stored) if event.kind == EVENT_PHASE]
    texts = (moves[-1].texts if moves else None) or {}
    return str(texts.get("reason", ["", ""])[1] or "")


def _need_values(session: Session, stored: Trajectory) -> dict[str, Any]:
    need = find_need(session, trajectory_id=stored.id or 0)
    if need is None:
        return {}
    saved = "" if need.saved_cents is None else euros(need.saved_cents)
    return {"saved": saved, "reason": need.reason or ""}


def _decision_values(award: TrajectoryAward | None) -> dict[str, Any]:
    if award is None or award.decision_on is None:
        return {}
    return {
        "decision_on": _iso(award.decision_on),
        "by_rule": BY_RULE if award.by_rule else OTHER,
        "standstill_until": _iso(award.standstill_until),
        SHORTER: (SHORTER,) if award.shortened else (),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
