"""What is told of a celebration, composed at the moment it is told."""

from bot.messages import success_ids as ids
from bot.messages.celebration import celebration, ended, opening, taken_back
from bot.messages.celebration_view import CelebrationView
from bot.messages.naming import naming_asked
from bot.messages.success_view import PARTS, SuccessParts
from bot.policy.confidentiality import Audience
from bot.policy.successes import Hindrance
from bot.services.celebrations import open_thread, plan_again, turn_taken
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson, parse_recipient
from bot.services.success_drafts import EVENT_CORRECTED
from bot.services.success_facts import what_hinders
from bot.services.success_views import channel_of
from bot.services.successes import record_event, who_may_be_named
from storage import event_log
from storage.deliveries import last_sent
from storage.numbers import hold_numbers
from storage.people import people_by_id
from storage.successes import (
    congratulations,
    find_consent,
    find_success,
    success_people,
)
from storage.tables import Delivery, Success
from storage.trajectories import find_trajectory
from storage.vocabulary import SuccessState

EVENT_CELEBRATED = "celebrated"
_ALIVE = frozenset({SuccessState.APPROVED, SuccessState.CELEBRATED})


def tell_celebration(occasion: Occasion) -> Telling | None:
    """The party. It waits where the facts contradict it, or another one has the floor."""
    hold_numbers(occasion.session, workspace_id=occasion.here.workspace_id)  # one at a time
    stored = _found(occasion, lock=True)
    if stored is None or stored.state not in _ALIVE or _standing(occasion) is not None:
        return None
    session, here, now = occasion.session, occasion.here, occasion.now
    if what_hinders(session, stored) is not None:
        stored.celebrate_at = None  # it gets another turn once nothing hinders it
        session.add(stored)
        return None
    if stored.state is SuccessState.APPROVED:
        if turn_taken(session, stored, here=here, now=now):
            plan_again(session, stored, here=here, now=now)
            return None
        _celebrated(occasion, stored)
    open_thread(session, stored, here=here, now=now)
    return Telling(celebration(_view(occasion, stored), here.words), says_late=True)


def tell_celebration_changed(occasion: Occasion) -> Telling | None:
    """The same as it is now, or that it was taken back, in place of what stands there."""
    stored, standing = _found(occasion), _standing(occasion)
    if stored is None or standing is None or not standing.message_ts:
        return None  # nobody knows which message it is
    words = occasion.here.words
    if stored.state is SuccessState.TAKEN_BACK:
        return Telling(taken_back(words), replaces=standing)
    if stored.state is not SuccessState.CELEBRATED:
        return None
    return Telling(celebration(_view(occasion, stored), words), replaces=standing)


def tell_opening(occasion: Occasion) -> Telling | None:
    """What opens the conversation beneath it."""
    stored, standing = _found(occasion), _standing(occasion)
    if stored is None or stored.state is not SuccessState.CELEBRATED:
        return None
    if standing is None or not standing.message_ts:
        return None
    return Telling(opening(occasion.here.words), beneath=standing, says_late=True)


def tell_naming_question(occasion: Occasion) -> Telling | None:
    """Whether somebody wants to be named. Who was not asked after all is asked another time."""
    recipient = parse_recipient(occasion.notices[0].recipient)
    if not isinstance(recipient, ToPerson):
        return None
    said = find_consent(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        person_id=recipient.person_id,
        lock=True,
    )
    if said is None or said.agreed is not None:
        return None
    stored = _found(occasion)
    if stored is None or not _is_told_of(occasion, stored, recipient.person_id):
        occasion.session.delete(said)
        return None
    here = occasion.here
    return Telling(naming_asked(stored.title, channel_of(stored, here), here.words))


def tell_ended(occasion: Occasion) -> Telling | None:
    """To the coordinator: it was taken back because the facts changed."""
    stored = _found(occasion)
    if stored is None or occasion.audience is not Audience.PERSON:
        return None
    why = Hindrance(occasion.notices[0].occurrence)
    return Telling(ended(stored.title, why.value, occasion.here.words))


def _is_told_of(occasion: Occasion, stored: Success, person_id: int) -> bool:
    return (
        stored.state in _ALIVE
        and what_hinders(occasion.session, stored) is None
        and person_id in success_people(occasion.session, success_id=stored.id or 0)
    )


def _celebrated(occasion: Occasion, stored: Success) -> None:
    stored.state = SuccessState.CELEBRATED
    stored.celebrated_at = stored.updated_at = occasion.now
    stored.version += 1
    occasion.session.add(stored)
    occasion.session.flush()
    facts = {"state": [SuccessState.APPROVED.value, SuccessState.CELEBRATED.value]}
    record_event(
        occasion.session,
        stored,
        kind=EVENT_CELEBRATED,
        actor_id=None,
        now=occasion.now,
        facts=facts,
    )


def _view(occasion: Occasion, stored: Success) -> CelebrationView:
    """As it may be read there: where outsiders read along no name, and no way inside."""
    session, here = occasion.session, occasion.here
    success_id, inside = stored.id or 0, occasion.audience is not Audience.EXPOSED_CHANNEL
    people = success_people(session, success_id=success_id)
    may = who_may_be_named(session, success_id, occasion.audience)
    known = people_by_id(session, workspace_id=here.workspace_id, ids=may)
    return CelebrationView(
        success_id=success_id,
        parts=SuccessParts(**{name: getattr(stored, name) or "" for name in PARTS}),
        names=tuple(known[each].slack_user_id for each in may if each in known),
        others=len(may) < len(people),
        team=_team(occasion, stored),
        picture=stored.picture,
        trajectory_id=stored.trajectory_id if inside else None,
        lesson_id=stored.lesson_id if inside else None,
        congratulated=congratulations(session, success_id=success_id),
        corrected=_is_corrected(occasion, stored),
    )


def _team(occasion: Occasion, stored: Success) -> str | None:
    """The label of its own team, or of the one of its purchase."""
    slug = stored.team
    if slug is None and stored.trajectory_id is not None:
        record = find_trajectory(
            occasion.session,
            workspace_id=stored.workspace_id,
            trajectory_id=stored.trajectory_id,
        )
        slug = record.trajectory.team if record else None
    teams = occasion.here.profile.teams
    return next((each.label for each in teams if each.slug == slug), None)


def _is_corrected(occasion: Occasion, stored: Success) -> bool:
    events = event_log.history(
        occasion.session,
        workspace_id=stored.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
    )
    return any(each.kind == EVENT_CORRECTED for each in events)


def _found(occasion: Occasion, *, lock: bool = False) -> Success | None:
    return find_success(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        success_id=occasion.subject_id,
        lock=lock,
    )


def _standing(occasion: Occasion) -> Delivery | None:
    return last_sent(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        kind=ids.NOTICE_CELEBRATION,
        subject_kind=ids.SUBJECT,
        subject_id=occasion.subject_id,
    )
