"""Rows of successes, the community and the communication plan to test with."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session

from storage.tables import (
    AwardChoice,
    ChampionInvite,
    ChampionPrompt,
    ColleagueQuestion,
    CommunityMember,
    Congratulation,
    Development,
    Gathering,
    GatheringGuest,
    NameConsent,
    PlannedMessage,
    RoomRequest,
    Success,
    SuccessPerson,
)
from storage.vocabulary import GatheringKind, JoinedBy, SignUp, SuccessSignal, SuccessState
from tests.storage.making import NOW, known

TODAY = NOW.date()


def make_success(workspace_id: int, occurrence: str = "trajectory 1", **fields: Any) -> Success:
    """A success that waits for the coordinator, not stored yet."""
    values: dict[str, Any] = {
        "signal": SuccessSignal.REPORTED,
        "state": SuccessState.DRAFT,
        "title": "Twaalf elektrische bestelbussen rijden",
        "created_at": NOW,
        "updated_at": NOW,
    }
    return Success(workspace_id=workspace_id, occurrence=occurrence, **{**values, **fields})


def fill_successes(session: Session, workspace_id: int, trajectory_id: int, person: int) -> None:
    """A success with its people, who may be named, and a champion who thanks them."""
    success = make_success(workspace_id, trajectory_id=trajectory_id, figure="31 ton CO2")
    session.add(success)
    session.flush()
    success_id = known(success.id)
    session.add(SuccessPerson(success_id=success_id, person_id=person))
    session.add(NameConsent(person_id=person, workspace_id=workspace_id, agreed=True, asked_at=NOW))
    session.add(Congratulation(success_id=success_id, person_id=person, at=NOW))
    session.add(
        ChampionPrompt(
            person_id=person,
            month=TODAY.replace(day=1),
            workspace_id=workspace_id,
            success_id=success_id,
            planned_at=NOW,
        )
    )
    _fill_community(session, workspace_id, trajectory_id, person)
    _fill_outreach(session, workspace_id, trajectory_id, person)
    session.flush()


def _fill_community(session: Session, workspace_id: int, trajectory_id: int, person: int) -> None:
    session.add(
        CommunityMember(
            person_id=person,
            workspace_id=workspace_id,
            because=JoinedBy.TRAJECTORY,
            joined_at=NOW,
            shown=True,
            themes=["klimaat"],
            helps_with="laadpalen",
            updated_at=NOW,
        )
    )
    session.add(
        ColleagueQuestion(
            workspace_id=workspace_id,
            asked_by_id=person,
            asked_id=person,
            about="klimaat, gww",
            text="Hoe deden jullie dat met de laadpalen?",
            asked_at=NOW,
        )
    )
    session.add(
        ChampionInvite(
            workspace_id=workspace_id,
            trajectory_id=trajectory_id,
            champion_id=person,
            asked_by_id=person,
            asked_at=NOW,
        )
    )
    session.add(
        RoomRequest(
            workspace_id=workspace_id,
            trajectory_id=trajectory_id,
            what="Een maand langer voor een marktconsultatie",
            asked_by_id=person,
            asked_on=TODAY,
            updated_at=NOW,
        )
    )


def _fill_outreach(session: Session, workspace_id: int, trajectory_id: int, person: int) -> None:
    when: dict[str, Any] = {"created_at": NOW, "updated_at": NOW}
    session.add(
        PlannedMessage(
            workspace_id=workspace_id, title="Na het verslag", on=TODAY, owner_id=person, **when
        )
    )
    gathering = Gathering(
        workspace_id=workspace_id,
        kind=GatheringKind.MASTERCLASS,
        title="Marktconsultaties",
        starts_at=NOW + timedelta(weeks=3),
        owner_id=person,
        **when,
    )
    session.add(gathering)
    session.flush()
    session.add(
        GatheringGuest(
            gathering_id=known(gathering.id), person_id=person, sign_up=SignUp.COMES, at=NOW
        )
    )
    session.add(
        AwardChoice(
            workspace_id=workspace_id,
            year=2026,
            trajectory_id=trajectory_id,
            chosen_by_id=person,
            chosen_at=NOW,
        )
    )
    session.add(
        Development(
            workspace_id=workspace_id,
            text="De MKI wordt een plicht",
            owner_id=person,
            look_again_on=TODAY,
            created_by_id=person,
            **when,
        )
    )
