"""Masterclasses and events of a network, as somebody may see them."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.messages.form_fields import Option
from bot.messages.gathering_view import GatheringChoices, GatheringList, GatheringView
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.policy.sign_up import Guest, coming, seats_left, waiting
from bot.services.errors import OnlyColleaguesError
from bot.services.municipality import Municipality
from bot.services.outreach_errors import GatheringGoneError
from storage.gatherings import coming_gatherings, find_gathering, guests_of
from storage.people import people_by_id
from storage.tables import Gathering, GatheringGuest
from storage.vocabulary import SignUp

SHOWN = 15
"""So many of them stand in the list: Slack takes a hundred blocks."""


def gathering_list(
    session: Session, *, here: Municipality, viewer: Viewer, now: datetime
) -> GatheringList:
    """What is coming, as this person may see it.

    :raises OnlyColleaguesError: this is a guest or somebody of another organisation.
    """
    _expect_colleague(viewer)
    found = coming_gatherings(session, workspace_id=here.workspace_id, after=now)
    shown = found[:SHOWN]
    views = _views(session, shown, here=here, viewer=viewer, now=now)
    may_change = permitted(viewer, Act.KEEP_OUTREACH)
    return GatheringList(tuple(views), may_change, hidden=len(found) - len(shown))


def gathering_view(
    session: Session, *, here: Municipality, viewer: Viewer, gathering_id: int, now: datetime
) -> GatheringView:
    """One of them, also when it is over or cancelled.

    :raises OnlyColleaguesError: this is a guest or somebody of another organisation.
    :raises GatheringGoneError: it is not there.
    """
    _expect_colleague(viewer)
    stored = find_gathering(session, workspace_id=here.workspace_id, gathering_id=gathering_id)
    if stored is None:
        raise GatheringGoneError
    return _views(session, [stored], here=here, viewer=viewer, now=now)[0]


def view_of(
    session: Session, stored: Gathering, *, here: Municipality, viewer: Viewer, now: datetime
) -> GatheringView:
    """A gathering as this person sees it, for who was let in already."""
    return _views(session, [stored], here=here, viewer=viewer, now=now)[0]


def gathering_choices(here: Municipality) -> GatheringChoices:
    """The networks and themes of the profile."""
    return GatheringChoices(
        tuple(Option(each.slug, each.label) for each in here.profile.networks),
        tuple(Option(each.slug, each.label) for each in here.profile.themes),
    )


def _views(
    session: Session,
    found: Sequence[Gathering],
    *,
    here: Municipality,
    viewer: Viewer,
    now: datetime,
) -> list[GatheringView]:
    guests = guests_of(session, gathering_ids=[each.id or 0 for each in found])
    whom = {each.person_id for some in guests.values() for each in some}
    whom |= {each.owner_id for each in found if each.owner_id is not None}
    people = people_by_id(session, workspace_id=here.workspace_id, ids=whom)
    users = {person_id: person.slack_user_id for person_id, person in people.items()}
    return [
        _view(each, guests[each.id or 0], users, here=here, viewer=viewer, now=now)
        for each in found
    ]


def _view(
    stored: Gathering,
    guests: Sequence[GatheringGuest],
    users: dict[int, str],
    *,
    here: Municipality,
    viewer: Viewer,
    now: datetime,
) -> GatheringView:
    known, keeps = (
        [Guest(each.person_id, each.sign_up, each.at) for each in guests],
        permitted(viewer, Act.KEEP_OUTREACH),
    )
    sees_guests = keeps or (stored.owner_id is not None and stored.owner_id == viewer.person_id)
    choices = gathering_choices(here)
    who_comes = [each.person_id for each in guests if each.sign_up is SignUp.COMES]
    queue = waiting(known)
    return GatheringView(
        gathering_id=stored.id or 0,
        kind=stored.kind,
        title=stored.title,
        starts_at=stored.starts_at,
        zone=here.zone,
        minutes=stored.minutes,
        version=stored.version,
        about=stored.about or "",
        network=_label(choices.networks, stored.network),
        theme=_label(choices.themes, stored.theme),
        place=stored.place or "",
        link=stored.link or "",
        seats=stored.seats,
        left=seats_left(known, stored.seats),
        coming=coming(known),
        waiting=len(queue),
        mine=next((each.sign_up for each in guests if each.person_id == viewer.person_id), None),
        owner=users.get(stored.owner_id or 0, ""),
        guests=tuple(users[each] for each in who_comes if each in users) if sees_guests else (),
        queue=tuple(users[each.person_id] for each in queue if each.person_id in users)
        if sees_guests
        else (),
        sees_guests=sees_guests,
        may_change=keeps,
        is_open=not stored.cancelled and stored.starts_at > now,
    )


def _label(options: Sequence[Option], slug: str | None) -> str:
    """What it is called; a slug that left the profile has no name any more."""
    return next((each.label for each in options if each.value == slug), "")


def _expect_colleague(viewer: Viewer) -> None:
    if not permitted(viewer, Act.SIGN_UP):
        raise OnlyColleaguesError
