"""Choosing the case for a prize, changing that, and what its document is made of."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import award_ids as ids
from bot.messages.award_view import AwardCase, Dossier
from bot.messages.formatting import day as day_said
from bot.policy.confidentiality import Viewer
from bot.services.award_cases import award_cases, expect_chooser, prize_of
from bot.services.award_facts import SEEN
from bot.services.errors import NotFoundError
from bot.services.municipality import Municipality
from bot.services.name_check import names_in
from bot.services.successes import who_may_be_named
from storage import event_log
from storage.award_choices import find_choice, times_changed
from storage.journeys import find_award
from storage.numbers import hold_numbers
from storage.people import people_by_id
from storage.successes import successes_of
from storage.tables import AwardChoice
from storage.trajectories import find_trajectory


def case_of(
    session: Session, *, here: Municipality, viewer: Viewer, year: int, trajectory_id: int
) -> AwardCase:
    """One of the cases for the prize of a year.

    :raises NotCoordinatorError: this is not the coordinator.
    :raises NotFoundError: it is none of them, or there is no prize.
    """
    expect_chooser(viewer)
    cases = award_cases(session, here=here, viewer=viewer, of_year=year - 1)
    for case in cases:
        if case.trajectory_id == trajectory_id:
            return case
    raise NotFoundError


def choose_case(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    year: int,
    trajectory_id: int,
    why: str | None,
    seen: int,
    now: datetime,
) -> bool:
    """Keep which case it is, and why. :returns: False when the choice changed meanwhile.

    :param seen: the version of the choice that this person looked at; 0 for none.
    :raises NotCoordinatorError: this is not the coordinator.
    :raises NotFoundError: it is none of the cases.
    """
    case_of(session, here=here, viewer=viewer, year=year, trajectory_id=trajectory_id)
    row = _held(session, here, year)
    if (row.version if row is not None else 0) != seen:
        return False
    before = None if row is None else (row.trajectory_id, row.why)
    if before == (trajectory_id, why):
        return True
    if row is None:
        row = AwardChoice(
            workspace_id=here.workspace_id,
            year=year,
            trajectory_id=trajectory_id,
            chosen_by_id=viewer.person_id,
            chosen_at=now,
        )
    row.trajectory_id, row.why = trajectory_id, why
    row.chosen_by_id, row.chosen_at = viewer.person_id, now
    row.version = 1 + times_changed(
        session, workspace_id=here.workspace_id, subject_kind=ids.SUBJECT, year=year
    )
    session.add(row)
    session.flush()
    was_id, was_why = before or (None, None)
    _log(
        session,
        row,
        "chosen",
        viewer,
        now,
        trajectory=[was_id, trajectory_id],
        texts={"why": [was_why, why]} if was_why != why else None,
    )
    return True


def withdraw_choice(
    session: Session, *, here: Municipality, viewer: Viewer, year: int, seen: int, now: datetime
) -> bool:
    """Let no case be chosen any more. :returns: False when the choice changed meanwhile.

    :raises NotCoordinatorError: this is not the coordinator.
    """
    expect_chooser(viewer)
    row = _held(session, here, year)
    if row is None:
        return True
    if row.version != seen:
        return False
    _log(session, row, "withdrawn", viewer, now, trajectory=[row.trajectory_id, None], texts=None)
    session.delete(row)
    session.flush()
    return True


def dossier_of(
    session: Session, *, here: Municipality, viewer: Viewer, year: int, trajectory_id: int
) -> Dossier:
    """What the document of the chosen case is made of; names only of who said yes.

    :raises NotCoordinatorError: this is not the coordinator.
    :raises NotFoundError: it is not the chosen case, or none of the cases any more.
    """
    case = case_of(session, here=here, viewer=viewer, year=year, trajectory_id=trajectory_id)
    row = find_choice(session, workspace_id=here.workspace_id, year=year)
    record = find_trajectory(session, workspace_id=here.workspace_id, trajectory_id=trajectory_id)
    if record is None or row is None or row.trajectory_id != trajectory_id:
        raise NotFoundError
    award = find_award(session, trajectory_id=trajectory_id)
    named = _named(session, here, trajectory_id)
    facts = case.facts
    return Dossier(
        label=prize_of(here).label,
        year=year,
        case=case,
        why=row.why or "",
        themes=tuple(each.label for each in facts.themes),
        signed_on=day_said(award.signed_on) if award and award.signed_on else "",
        people={role: named.get(person, "") for role, person in record.roles.items()},
        others=tuple(
            user for person, user in named.items() if person not in set(record.roles.values())
        ),
        to_check=names_in(
            (case.title, row.why, *facts.tools, *facts.figures, *facts.market_lessons), here=here
        ),
    )


def _named(session: Session, here: Municipality, trajectory_id: int) -> dict[int, str]:
    """Who did it and said yes to being named: Slack user ids by person id."""
    agreed = {
        person
        for success in successes_of(
            session, workspace_id=here.workspace_id, states=SEEN, trajectory_id=trajectory_id
        )
        for person in who_may_be_named(session, success.id or 0)
    }
    people = people_by_id(session, workspace_id=here.workspace_id, ids=agreed)
    return {known: people[known].slack_user_id for known in sorted(people)}


def _held(session: Session, here: Municipality, year: int) -> AwardChoice | None:
    """What stands, with rivals kept out also where nothing stands yet."""
    hold_numbers(session, workspace_id=here.workspace_id)
    return find_choice(session, workspace_id=here.workspace_id, year=year, lock=True)


def _log(
    session: Session,
    row: AwardChoice,
    kind: str,
    viewer: Viewer,
    now: datetime,
    *,
    trajectory: list[int | None],
    texts: dict[str, object] | None,
) -> None:
    event_log.record(
        session,
        workspace_id=row.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=row.year,
        kind=kind,
        actor_id=viewer.person_id,
        now=now,
        facts={"version": row.version, "trajectory": trajectory},
        texts=texts,
    )
