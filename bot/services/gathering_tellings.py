"""What is told of a gathering, at the moment it is sent."""

from bot.messages import gathering_ids as ids
from bot.messages.gathering_told import gathering_announced, gathering_told
from bot.policy.confidentiality import NOBODY_YET, Viewer
from bot.services.gathering_notices import starts, version
from bot.services.gathering_views import view_of
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson, parse_recipient
from storage.gatherings import find_gathering, guests_of
from storage.notices import recipients_planned
from storage.tables import Gathering
from storage.vocabulary import SignUp


def tell_moved_up(occasion: Occasion) -> Telling | None:
    """That there is a seat; nothing to who gave it up since, or once it has begun."""
    stored = _coming(occasion)
    if stored is None or _said(occasion) is not SignUp.COMES:
        return None
    return _told(occasion, stored, "moved_up")


def tell_changed(occasion: Occasion) -> Telling | None:
    """Another moment or place; nothing where it changed again, or to who does not come."""
    stored = _coming(occasion)
    if stored is None or _said(occasion) in (None, SignUp.STAYS_AWAY):
        return None
    if occasion.notices[0].occurrence != version(stored) and _is_told_again(occasion, stored):
        return None
    return _told(occasion, stored, "moved")


def tell_cancelled(occasion: Occasion) -> Telling | None:
    """That it does not take place."""
    stored = _found(occasion)
    if stored is None or not stored.cancelled or stored.starts_at <= occasion.now:
        return None
    return _told(occasion, stored, "cancelled")


def tell_before(occasion: Occasion) -> Telling | None:
    """The reminder; nothing where it moved, or to who does not come."""
    stored = _coming(occasion)
    if stored is None or _said(occasion) is not SignUp.COMES:
        return None
    if occasion.notices[0].occurrence != starts(stored):
        return None
    return _told(occasion, stored, "before")


def tell_announced(occasion: Occasion) -> Telling | None:
    """To the community: what and when, and how many come. Never who, nor where it is."""
    stored = _coming(occasion)
    if stored is None:
        return None
    view = view_of(
        occasion.session,
        stored,
        here=occasion.here,
        viewer=Viewer(NOBODY_YET),
        now=occasion.now,
    )
    return Telling(gathering_announced(view, occasion.here.words))


def _told(occasion: Occasion, stored: Gathering, phrase: str) -> Telling:
    view = view_of(
        occasion.session,
        stored,
        here=occasion.here,
        viewer=Viewer(_person_id(occasion)),
        now=occasion.now,
    )
    return Telling(gathering_told(view, occasion.here.words, phrase=phrase))


def _is_told_again(occasion: Occasion, stored: Gathering) -> bool:
    """Whether what is told of the latest change is on its way to the same person."""
    whom = recipients_planned(
        occasion.session,
        workspace_id=stored.workspace_id,
        kind=ids.NOTICE_CHANGED,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        occurrence=version(stored),
    )
    return occasion.notices[0].recipient in whom


def _said(occasion: Occasion) -> SignUp | None:
    guests = guests_of(occasion.session, gathering_ids=[occasion.subject_id])
    person_id = _person_id(occasion)
    found = guests[occasion.subject_id]
    return next((each.sign_up for each in found if each.person_id == person_id), None)


def _person_id(occasion: Occasion) -> int:
    recipient = parse_recipient(occasion.notices[0].recipient)
    return recipient.person_id if isinstance(recipient, ToPerson) else NOBODY_YET


def _coming(occasion: Occasion) -> Gathering | None:
    stored = _found(occasion)
    if stored is None or stored.cancelled or stored.starts_at <= occasion.now:
        return None
    return stored


def _found(occasion: Occasion) -> Gathering | None:
    return find_gathering(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        gathering_id=occasion.subject_id,
    )
