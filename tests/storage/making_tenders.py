"""Rows of the tender calendar to test with, each made the way the program makes it."""

import hashlib
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session

from storage.tables import (
    ActionItem,
    CalendarFeed,
    ColumnMapping,
    FileImport,
    MoneyQuestion,
    TeamTalk,
    Tender,
    TenderNudge,
)
from storage.vocabulary import (
    ActionKind,
    ContractMoment,
    MoneyAnswer,
    MoneyMoment,
    NudgeAnswer,
    NudgeQuestion,
    Precision,
    TalkKind,
    TenderOrigin,
)
from tests.storage.making import NOW, known

TODAY: date = NOW.date()


def make_tender(workspace_id: int, number: int = 1, **fields: Any) -> Tender:
    """A tender on the calendar, not stored yet: published in half a year unless told otherwise."""
    publication = TODAY + timedelta(weeks=26)
    values: dict[str, Any] = {
        "title": "Straatverlichting",
        "team": "bor",
        "category": "gww",
        "publication_from": publication,
        "publication_until": publication,
        "publication_precision": Precision.DAY,
        "origin": TenderOrigin.CHAT,
        "created_at": NOW,
        "updated_at": NOW,
    }
    return Tender(workspace_id=workspace_id, number=number, **{**values, **fields})


def fill_tenders(session: Session, workspace_id: int, trajectory_id: int, person: int) -> None:
    """A contract that ends, the tender after it, what was asked about it, and a file of them."""
    contract = make_tender(
        workspace_id, ref="IK-1", client_id=person, contract_end=TODAY + timedelta(weeks=40)
    )
    session.add(contract)
    session.flush()
    after = make_tender(
        workspace_id,
        2,
        follows_id=contract.id,
        current_ends_on=contract.contract_end,
        current_because=ContractMoment.END,
        trajectory_id=trajectory_id,
        created_by_id=person,
    )
    session.add(after)
    session.flush()
    tender_id = known(after.id)
    session.add(
        TenderNudge(
            tender_id=tender_id,
            moment="contract",
            question=NudgeQuestion.NEED,
            due_on=TODAY,
            team="bor",
            asked_id=person,
            answer=NudgeAnswer.LATER,
            answered_by_id=person,
            answered_at=NOW,
            planned_at=NOW,
        )
    )
    session.add(
        MoneyQuestion(
            workspace_id=workspace_id,
            tender_id=tender_id,
            moment=MoneyMoment.SPRING,
            year=2027,
            asked_id=person,
            answer=MoneyAnswer.YES,
            note="Een duurdere maar zuinigere lamp",
            answered_at=NOW,
            planned_at=NOW,
        )
    )
    _fill_files(session, workspace_id, person)
    talk = TeamTalk(
        workspace_id=workspace_id,
        team="bor",
        kind=TalkKind.ACCOUNT,
        held_on=TODAY,
        present="teamleider, inkoopadviseur",
        said="We beginnen eerder.",
        kept_by_id=person,
        created_at=NOW,
        updated_at=NOW,
    )
    session.add(talk)
    session.flush()
    session.add(
        ActionItem(
            workspace_id=workspace_id,
            text="De kalender doornemen",
            kind=ActionKind.STRUCTURE,
            owner_id=person,
            talk_id=talk.id,
            team="bor",
            made_by_id=person,
            created_at=NOW,
            updated_at=NOW,
        )
    )
    session.flush()


def _fill_files(session: Session, workspace_id: int, person: int) -> None:
    digest = hashlib.sha256(str(workspace_id).encode()).hexdigest()
    session.add(
        ColumnMapping(
            workspace_id=workspace_id,
            kind="tenders",
            headings=digest,
            columns={"titel": "Omschrijving"},
            confirmed_by_id=person,
            confirmed_at=NOW,
        )
    )
    session.add(
        FileImport(
            workspace_id=workspace_id,
            person_id=person,
            slack_file_id="F1",
            file_name="inkoopkalender.xlsx",
            created_at=NOW,
            updated_at=NOW,
        )
    )
    session.add(
        CalendarFeed(
            workspace_id=workspace_id, person_id=person, digest=digest, team="bor", created_at=NOW
        )
    )
