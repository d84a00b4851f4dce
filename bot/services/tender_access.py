"""Who may see and change a tender, and the tender that somebody means."""

from sqlmodel import Session

from bot.policy.confidentiality import Audience, Viewer, oversees, permitted
from bot.policy.permissions import Act
from bot.services.municipality import Municipality
from bot.services.tender_errors import (
    MayNotChangeTenderError,
    MayNotSeeTenderError,
    TenderNotFoundError,
)
from storage.numbers import LARGEST_NUMBER
from storage.tables import Tender
from storage.tenders import find_tender, find_tender_by_number


def id_of_number(session: Session, *, here: Municipality, number: int) -> int:
    """The id of the tender with the number that people use."""
    stored = (
        find_tender_by_number(session, workspace_id=here.workspace_id, number=number)
        if number <= LARGEST_NUMBER
        else None
    )
    if stored is None or stored.id is None:
        raise TenderNotFoundError
    return stored.id


def visible(session: Session, *, here: Municipality, viewer: Viewer, tender_id: int) -> Tender:
    """The tender, if this person may see it: every colleague, no outsider who is not its client."""
    stored = _found(session, here, tender_id)
    if not permitted(viewer, Act.READ_TENDERS, involved=involved_in(stored, viewer)):
        raise MayNotSeeTenderError
    return stored


def changeable(
    session: Session, *, here: Municipality, viewer: Viewer, tender_id: int, lock: bool = False
) -> Tender:
    """The tender, if this person may change it: client, budget holder, who added it, adviser."""
    stored = _found(session, here, tender_id, lock=lock)
    involved = involved_in(stored, viewer)
    if not permitted(viewer, Act.READ_TENDERS, involved=involved):
        raise MayNotSeeTenderError
    if not permitted(viewer, Act.KEEP_TENDERS, involved=involved):
        raise MayNotChangeTenderError
    return stored


def involved_in(stored: Tender, viewer: Viewer) -> bool:
    """Whether somebody has to do with a tender."""
    return viewer.person_id in {stored.client_id, stored.budget_holder_id, stored.created_by_id}


def may_see_tender_value(stored: Tender, viewer: Viewer, audience: Audience) -> bool:
    """Whether somebody may read the exact estimate here: in private, and only who has a part."""
    return audience is Audience.PERSON and (involved_in(stored, viewer) or oversees(viewer))


def _found(session: Session, here: Municipality, tender_id: int, *, lock: bool = False) -> Tender:
    stored = find_tender(session, workspace_id=here.workspace_id, tender_id=tender_id, lock=lock)
    if stored is None:
        raise TenderNotFoundError
    return stored
