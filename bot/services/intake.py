"""Recording the intake talk of a purchase, or going on without it for a reason."""

from typing import Any

from bot.policy.journey import takes_intake
from bot.services.form_states import FieldProblem
from bot.services.intake_input import Agreed, Talk, Values, read_talk
from bot.services.intake_notices import plan_agreed
from bot.services.journey_writing import Outcome, Step
from bot.services.people import person_id_of
from storage.intake import agreements_of, find_intake, intake_answers
from storage.tables import TrajectoryAgreement, TrajectoryIntake, TrajectoryIntakeAnswer
from storage.vocabulary import Phase

EVENT_INTAKE = "intake"


def record_talk(step: Step, values: Values, *, version: int) -> Outcome | FieldProblem:
    """Keep what was said and agreed; who has something to do by a day hears that once."""
    if step.is_stale(version):
        return Outcome.STALE
    if not takes_intake(step.facts()):
        return Outcome.REFUSED
    talk = read_talk(
        values,
        step.here.profile.questions_at("intake"),
        person=lambda user: person_id_of(
            step.session, here=step.here, slack_user_id=user, now=step.now
        ),
        today=step.today,
    )
    if isinstance(talk, FieldProblem):
        return talk
    facts, texts = _put_day(step, talk)
    _put_answers(step, talk, texts)
    owners = _put_agreements(step, talk, facts, texts)
    if facts or texts:
        step.session.flush()
        step.write(EVENT_INTAKE, facts, texts)
        plan_agreed(step.session, step.record.trajectory, owners=owners, now=step.now)
    return Outcome.DONE


def go_without(step: Step, *, reason: str) -> Outcome:
    """Go on to the preparation without a talk; who said so, when and why is kept."""
    facts = step.facts()
    if facts.phase is not Phase.INTAKE or facts.intake_settled or not facts.intake_asked:
        return Outcome.REFUSED
    step.session.add(
        TrajectoryIntake(
            trajectory_id=step.trajectory_id,
            without_reason=reason,
            recorded_by_id=step.viewer.person_id,
            recorded_at=step.now,
        )
    )
    step.session.flush()
    step.write(EVENT_INTAKE, {"without_talk": [None, True]}, {"reason": [None, reason]})
    return Outcome.DONE


def _put_day(step: Step, talk: Talk) -> tuple[dict[str, list[Any]], dict[str, list[Any]]]:
    """Write when it was; a talk after all takes the place of why there was none.

    :returns: the facts and the texts that changed.
    """
    row = find_intake(step.session, trajectory_id=step.trajectory_id)
    if row is not None and row.held_on == talk.held_on:
        return {}, {}
    before = row.held_on.isoformat() if row and row.held_on else None
    facts: dict[str, list[Any]] = {"talk_on": [before, talk.held_on.isoformat()]}
    texts: dict[str, list[Any]] = {}
    if row is not None and row.without_reason:
        facts["without_talk"], texts["reason"] = [True, None], [row.without_reason, None]
    row = row or TrajectoryIntake(
        trajectory_id=step.trajectory_id,
        recorded_by_id=step.viewer.person_id,
        recorded_at=step.now,
    )
    row.held_on, row.without_reason = talk.held_on, None
    row.recorded_by_id, row.recorded_at = step.viewer.person_id, step.now
    step.session.add(row)
    return facts, texts


def _put_answers(step: Step, talk: Talk, texts: dict[str, list[Any]]) -> None:
    """Write the answers that changed; those to questions of an older profile stay."""
    rows = intake_answers(step.session, trajectory_id=step.trajectory_id)
    changed = {
        question: said
        for question, said in talk.answers.items()
        if question not in rows or rows[question].answer != said[1]
    }
    if not changed:
        return
    before = {question: rows[question].answer for question in changed if question in rows}
    for question, (asked, answer) in changed.items():
        row = rows.get(question) or TrajectoryIntakeAnswer(
            trajectory_id=step.trajectory_id,
            question=question,
            asked=asked,
            answer=answer,
            answered_by_id=step.viewer.person_id,
            answered_at=step.now,
        )
        row.asked, row.answer = asked, answer
        row.answered_by_id, row.answered_at = step.viewer.person_id, step.now
        step.session.add(row)
    texts["intake_answers"] = [before or None, {name: said[1] for name, said in changed.items()}]


def _put_agreements(
    step: Step, talk: Talk, facts: dict[str, list[Any]], texts: dict[str, list[Any]]
) -> set[int]:
    """Write the agreements; what stays as it was keeps who wrote it and when.

    :returns: who has something new to do by a day, by person id.
    """
    rows = agreements_of(step.session, trajectory_id=step.trajectory_id)
    known = {_plain(row): row.model_dump() for row in rows}
    before = [_plain(row) for row in rows]
    if before == list(talk.agreements):
        return set()
    for row in rows:
        step.session.delete(row)
    step.session.flush()
    version = step.record.trajectory.version + 1
    for place, agreed in enumerate(talk.agreements):
        kept = known.get(agreed, {})
        step.session.add(
            TrajectoryAgreement(
                trajectory_id=step.trajectory_id,
                place=place,
                what=agreed.what,
                owner_id=agreed.owner,
                due_on=agreed.due_on,
                version=kept.get("version", version),
                agreed_by_id=kept.get("agreed_by_id", step.viewer.person_id),
                agreed_at=kept.get("agreed_at", step.now),
            )
        )
    facts["agreements"] = [_facts(before), _facts(talk.agreements)]
    texts["agreement_texts"] = [
        [each.what for each in before] or None,
        [each.what for each in talk.agreements] or None,
    ]
    new = [each for each in talk.agreements if each not in known]
    return {each.owner for each in new if each.owner is not None and each.due_on is not None}


def _plain(row: TrajectoryAgreement) -> Agreed:
    return Agreed(row.what, row.owner_id, row.due_on)


def _facts(agreements: list[Agreed] | tuple[Agreed, ...]) -> list[list[Any]] | None:
    """Who does something by when; what, is a text."""
    return [
        [each.owner, each.due_on.isoformat() if each.due_on else None] for each in agreements
    ] or None
