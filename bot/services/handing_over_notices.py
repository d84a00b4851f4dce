"""What the successor hears: in one message, all that is theirs from now on."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import hand_over_ids as ids
from bot.messages.hand_over import handed_over_told
from bot.messages.hand_over_view import piles_of
from bot.policy.confidentiality import Audience, Viewer
from bot.services.handing_over_list import things_of
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson
from storage import event_log
from storage.notices import plan_notice
from storage.people import people_by_id, roles_of
from storage.tables import Event


def plan_handed_over(session: Session, event: Event, *, to: int, now: datetime) -> None:
    """To who took it over, in private."""
    plan_notice(
        session,
        workspace_id=event.workspace_id,
        kind=ids.NOTICE,
        subject_kind=ids.SUBJECT,
        subject_id=event.subject_id,
        occurrence=_occurrence(event),
        recipient=str(ToPerson(to)),
        due_at=now,
        now=now,
    )


def tell_handed_over(occasion: Occasion) -> Telling | None:
    """What they took over and is still theirs; nothing where that is nothing."""
    session, here = occasion.session, occasion.here
    events = event_log.history(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=occasion.subject_id,
    )
    wanted = occasion.notices[0].occurrence
    event = next((each for each in events if _occurrence(each) == wanted), None)
    if event is None or occasion.audience is not Audience.PERSON:
        return None
    successor = int(event.facts["to"])
    viewer = Viewer(successor, roles_of(session, person_id=successor), occasion.outsider)
    theirs = things_of(session, here=here, viewer=viewer, person_id=successor, now=occasion.now)
    moved = {(kind, key) for kind, key in event.facts["moved"]}
    piles = piles_of(each for each in theirs if (each.kind.value, each.key) in moved)
    if not piles:
        return None
    by, person = event.actor_id or event.subject_id, event.subject_id
    people = people_by_id(session, workspace_id=here.workspace_id, ids=[by, person])
    users = {each: found.slack_user_id for each, found in people.items()}
    return Telling(
        handed_over_told(piles, here.words, by=users.get(by, ""), person=users.get(person, ""))
    )


def _occurrence(event: Event) -> str:
    return f"event {event.id}"
