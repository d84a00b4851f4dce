"""The cases of a year for a prize, with what is recorded of each, the strongest first."""

from collections.abc import Iterable

from sqlmodel import Session

from bot.messages.award_view import AwardCase, AwardList, Chosen
from bot.policy import confidentiality
from bot.policy.award_dossier import CaseFacts, is_of_year, ranked, scored, would_help
from bot.policy.confidentiality import Viewer
from bot.policy.paging import page_of
from bot.policy.permissions import Act
from bot.profile import Profile
from bot.profile.knowledge import Award
from bot.services.award_facts import contract_of, facts_of
from bot.services.errors import NotCoordinatorError, NotFoundError
from bot.services.municipality import Municipality
from storage.award_choices import CaseRows, find_choice, signed_ids
from storage.tables import AwardChoice
from storage.trajectories import TrajectoryRecord, find_trajectory
from storage.trajectory_lists import trajectory_records
from storage.vocabulary import Sharing

PAGE_SIZE = 5
"""Cases on a page of the list: each has a line for every criterion."""


def expect_chooser(viewer: Viewer) -> None:
    """Only the coordinator goes on. :raises NotCoordinatorError: this is somebody else."""
    if not confidentiality.permitted(viewer, Act.CHOOSE_AWARD):
        raise NotCoordinatorError


def prize_of(here: Municipality) -> Award:
    """The prize of the profile. :raises NotFoundError: it has none."""
    if here.profile.award is None:
        raise NotFoundError
    return here.profile.award


def award_list(
    session: Session, *, here: Municipality, viewer: Viewer, year: int, page: int = 1
) -> AwardList:
    """The cases of the year before that of the prize, and what was chosen.

    :param year: that of the prize. :param page: which page; the nearest there is, is shown.
    :raises NotCoordinatorError: this is not the coordinator.
    :raises NotFoundError: the municipality has no prize.
    """
    expect_chooser(viewer)
    prize = prize_of(here)
    cases = award_cases(session, here=here, viewer=viewer, of_year=year - 1)
    shown = page_of(len(cases), size=PAGE_SIZE, wanted=page)
    return AwardList(
        label=prize.label,
        year=year,
        cases=tuple(cases[shown.first : shown.last]),
        page=shown,
        total=len(cases),
        rank=shown.first + 1,
        chosen=chosen_case(session, here=here, year=year, fitting=cases),
    )


def award_cases(
    session: Session, *, here: Municipality, viewer: Viewer, of_year: int
) -> list[AwardCase]:
    """Every case of a year, the strongest first. Who asks was let in before."""
    prize = prize_of(here)
    found = signed_ids(session, workspace_id=here.workspace_id)
    records = trajectory_records(session, workspace_id=here.workspace_id, ids=found)
    rows = CaseRows(session, found)
    fitting = [each for each in records if is_of_year(contract_of(each, rows), of_year)]
    by_number = {each.trajectory.number: each for each in fitting}
    facts = [facts_of(each, rows, here=here, viewer=viewer) for each in fitting]
    return [
        _case(by_number[each.number], each, here.profile, prize)
        for each in ranked(facts, prize.jury)
    ]


def chosen_case(
    session: Session, *, here: Municipality, year: int, fitting: Iterable[AwardCase]
) -> Chosen | None:
    """What was chosen for the prize of a year; ``fitting``: the cases that it could be."""
    row = find_choice(session, workspace_id=here.workspace_id, year=year)
    return None if row is None else as_chosen(session, row, here=here, fitting=fitting)


def as_chosen(
    session: Session, row: AwardChoice, *, here: Municipality, fitting: Iterable[AwardCase]
) -> Chosen | None:
    """A choice with the name of its case."""
    record = find_trajectory(
        session, workspace_id=here.workspace_id, trajectory_id=row.trajectory_id
    )
    if record is None:
        return None
    return Chosen(
        row.trajectory_id,
        record.trajectory.number,
        record.trajectory.title,
        row.why or "",
        row.version,
        still_fits=row.trajectory_id in {each.trajectory_id for each in fitting},
    )


def _case(record: TrajectoryRecord, facts: CaseFacts, profile: Profile, prize: Award) -> AwardCase:
    stored = record.trajectory
    found = {each.criterion.value: each for each in scored(facts, prize.jury)}
    return AwardCase(
        trajectory_id=stored.id or 0,
        number=stored.number,
        title=stored.title,
        facts=facts,
        jury=tuple((each, found.get(each.casefold())) for each in prize.jury),
        team=next((each.label for each in profile.teams if each.slug == stored.team), ""),
        category=next(
            (each.label for each in profile.categories if each.slug == stored.category), ""
        ),
        would_help=would_help(facts, prize.jury),
        is_shared=stored.sharing is Sharing.TEAM,
    )
