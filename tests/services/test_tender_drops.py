"""A dropped file of tenders: every step once, whoever presses how often."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from bot.messages import tender_file_ids as ids
from bot.messages.tender_file_view import Findings, Reason
from bot.services import tender_drops as drops
from bot.services.apologies import apologise
from bot.services.errors import NotFoundError
from bot.services.forgetting import forget_what_is_old
from storage.tables import FileImport, InboxItem
from storage.vocabulary import ImportState
from tests.messages.samples import texts_in
from tests.services.house import ADVISER, BUYER, COORDINATOR, NOW, House, planned
from tests.services.start_forms import told

SECRET = "iets dat iemand typte"
FOUND = Findings(
    kind="csv",
    rows=3,
    headings=("Naam", "Raming", "Notitie"),
    columns={"titel": "Naam", "waarde": "Raming"},
    taken=2,
    refused=1,
    reasons=(Reason(3, "waarde", "no_amount", {"typed": SECRET}),),
)


def drop(session: Session, house: House, user: str = ADVISER, file: str = "F1") -> FileImport:
    """Somebody drops a file; what is kept of it."""
    drops.take_in(
        session,
        here=house.here,
        viewer=house.viewer(session, user),
        slack_file_id=file,
        file_name="kalender.csv",
        now=NOW,
    )
    return session.exec(select(FileImport).where(FileImport.slack_file_id == file)).one()


def shown(session: Session, house: House) -> FileImport:
    """A file that was dropped and read, and waits for a yes."""
    stored = drop(session, house)
    drops.note_read(session, stored, found=FOUND, digest="abc", now=NOW)
    return stored


def press(
    do: Callable[..., None], session: Session, house: House, stored: FileImport, user: str = ADVISER
) -> None:
    """Somebody presses a button under a file."""
    viewer = house.viewer(session, user)
    do(session, here=house.here, viewer=viewer, import_id=stored.id, now=NOW)


def works(session: Session) -> list[InboxItem]:
    """The work that is planned, oldest first."""
    return list(session.exec(select(InboxItem).order_by(col(InboxItem.id))))


def said(session: Session, house: House, at: int = -1) -> str | None:
    """What a notice about a file says now; the newest, unless told otherwise."""
    telling = told(session, house, planned(session, ids.NOTICE)[at])
    return None if telling is None else " ".join(texts_in(telling.message.blocks, "mrkdwn"))


def test_a_file_is_read_as_work_of_its_own_and_shown_before_anything_happens(
    house_on_each: House,
) -> None:
    house = house_on_each
    with house.session() as session:
        stored = drop(session, house)
        assert stored.state is ImportState.READING
        assert "Ik lees" in (said(session, house) or "")
        (work,) = works(session)
        assert work.payload == {"import_id": stored.id, "round": 1}
        found = drops.at_work(session, here=house.here, import_id=stored.id or 0, round_=1)
        assert found is stored
        drops.note_read(session, stored, found=FOUND, digest="abc", now=NOW)
        assert said(session, house, at=0) is None, "what it left behind is not told any more"
        text = said(session, house) or ""
        assert "2 nieuw" in text
        assert "Waarde ← _Raming_" in text
        assert "Niet gebruikt: Notitie" in text
        assert drops.at_work(session, here=house.here, import_id=stored.id or 0, round_=1) is None


def test_a_yes_counts_once_and_so_does_its_work(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        stored = shown(session, house)
        press(drops.begin_import, session, house, stored)
        press(drops.begin_import, session, house, stored)
        press(drops.decline, session, house, stored)
        assert stored.state is ImportState.TAKING
        assert [work.payload["round"] for work in works(session) if work.payload] == [1, 3]
        at_work = drops.at_work(session, here=house.here, import_id=stored.id or 0, round_=3)
        assert at_work is not None
        drops.note_taken(session, at_work, found=FOUND, now=NOW)
        assert drops.at_work(session, here=house.here, import_id=stored.id or 0, round_=3) is None
        press(drops.begin_import, session, house, stored)
        assert "is overgenomen: 2 nieuw" in (said(session, house) or "")


def test_other_columns_have_it_read_again(house: House) -> None:
    with house.session() as session:
        stored = shown(session, house)
        viewer = house.viewer(session, ADVISER)
        for heading in ("Notitie", "Raming"):
            drops.choose_columns(
                session,
                here=house.here,
                viewer=viewer,
                import_id=stored.id or 0,
                columns={"titel": heading},
                now=NOW,
            )
        assert (stored.state, stored.columns) == (ImportState.READING, {"titel": "Notitie"})
        assert len(works(session)) == 2


def test_a_colleague_hears_who_can_and_nothing_is_read(house: House) -> None:
    with house.session() as session:
        assert drop(session, house, BUYER).state is ImportState.PROBLEM
        assert not works(session)
        assert "alleen de" in (said(session, house) or "")


def test_somebody_elses_file_is_not_there_for_me(house: House) -> None:
    with house.session() as session:
        stored = shown(session, house)
        for do in (drops.begin_import, drops.decline):
            with pytest.raises(NotFoundError):
                press(do, session, house, stored, COORDINATOR)
        with pytest.raises(NotFoundError):
            drops.own_file(
                session,
                here=house.here,
                viewer=house.viewer(session, COORDINATOR),
                import_id=stored.id or 0,
            )
        assert stored.state is ImportState.ASKED


@pytest.mark.parametrize("state", [ImportState.DONE, ImportState.DECLINED, ImportState.PROBLEM])
def test_nothing_of_what_stood_in_a_file_is_kept_once_it_is_settled(
    house: House, state: ImportState
) -> None:
    with house.session() as session:
        stored = shown(session, house)
        assert SECRET in str(stored.report)
        if state is ImportState.DECLINED:
            press(drops.decline, session, house, stored)
        else:
            press(drops.begin_import, session, house, stored)
            if state is ImportState.DONE:
                drops.note_taken(session, stored, found=FOUND, now=NOW)
            else:
                drops.note_problem(session, stored, problem=drops.GONE, now=NOW)
        assert stored.state is state
        assert SECRET not in str(stored.report)
        assert said(session, house)


def test_the_same_file_is_kept_once(house: House) -> None:
    with house.session() as session:
        drop(session, house)
        drop(session, house)
        assert len(planned(session, ids.NOTICE)) == len(works(session)) == 1


def test_work_that_failed_too_often_is_told_instead_of_leaving_somebody_waiting(
    house: House,
) -> None:
    with house.session() as session:
        stored = shown(session, house)
        press(drops.begin_import, session, house, stored)
        apologise(session, works(session)[-1], now=NOW)
        assert stored.state is ImportState.PROBLEM
        assert "Er is niets overgenomen" in (said(session, house) or "")


def test_what_was_found_is_forgotten_when_nobody_answers(house: House) -> None:
    with house.session() as session:
        waiting, taken = shown(session, house), drop(session, house, file="F2")
        drops.note_taken(session, taken, found=FOUND, now=NOW)
        forget_what_is_old(session, here=house.here, now=NOW + timedelta(days=365))
        session.refresh(waiting)
        session.refresh(taken)
        assert (waiting.state, waiting.report) == (ImportState.DECLINED, None)
        assert taken.state is ImportState.DONE
