"""The people of a purchase ask a champion to stand behind it; the champion says yes or not now."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import champion_ids as ids
from bot.messages.champion_view import InviteLine
from bot.messages.champions import invite_told, invited
from bot.policy.champions import may_answer, may_be_asked
from bot.policy.confidentiality import Viewer, may_see
from bot.services.champions import case_line, champions
from bot.services.errors import NotFoundError, NotYourQuestionError
from bot.services.involved import involvement
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson
from bot.services.trajectories import changeable, visible
from storage import event_log
from storage.champions import find_invite, find_invite_of, make_invite
from storage.notices import plan_notice
from storage.people import people_by_id, roles_of
from storage.tables import ChampionInvite
from storage.trajectories import find_trajectory
from storage.vocabulary import AskState


def invite_champion(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    trajectory_id: int,
    champion_id: int,
    why: str,
    now: datetime,
) -> bool:
    """Ask a champion to stand behind a purchase. For its people.

    :returns: False when they were asked before, or are no champion any more.
    :raises MayNotChangeError: this person is none of its people.
    """
    changeable(session, here=here, viewer=viewer, trajectory_id=trajectory_id)
    if champion_id not in champions(session, here=here):
        return False
    before = find_invite_of(
        session,
        workspace_id=here.workspace_id,
        trajectory_id=trajectory_id,
        champion_id=champion_id,
    )
    if not may_be_asked(before.state if before else None):
        return False
    made = make_invite(
        session,
        workspace_id=here.workspace_id,
        trajectory_id=trajectory_id,
        champion_id=champion_id,
        asked_by_id=viewer.person_id,
        text=why or None,
        state=AskState.ASKED,
        version=1,
        asked_at=now,
    )
    if made is None:
        return False
    _record(session, made, "asked", viewer=viewer, now=now, texts={"text": [None, why]})
    _plan(session, made, ids.NOTICE_INVITE, champion_id, now)
    return True


def answer_invite(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    invite_id: int,
    version: int,
    joins: bool,
    now: datetime,
) -> bool:
    """A champion says yes, or not now; who asked and the people of the purchase hear it.

    :param version: the one that was seen; what was answered since stays.
    :returns: False when it was answered meanwhile.
    :raises NotYourQuestionError: somebody else was asked.
    """
    invite = find_invite(session, workspace_id=here.workspace_id, invite_id=invite_id, lock=True)
    if invite is None:
        raise NotFoundError
    if not may_answer(viewer, invite.champion_id):
        raise NotYourQuestionError
    state = AskState.ACCEPTED if joins else AskState.DECLINED
    if invite.version != version or invite.state is state:
        return False
    _answered(session, here, invite, state, viewer=viewer, now=now)
    return True


def stand_behind(
    session: Session, *, here: Municipality, viewer: Viewer, trajectory_id: int, now: datetime
) -> bool:
    """A champion stands behind a purchase without having been asked, or after a not now.

    :returns: False when they did so already.
    :raises NotYourQuestionError: this is no champion.
    """
    visible(session, here=here, viewer=viewer, trajectory_id=trajectory_id)
    if not may_answer(viewer, viewer.person_id):
        raise NotYourQuestionError
    whose = {"workspace_id": here.workspace_id, "trajectory_id": trajectory_id}
    invite = make_invite(
        session,
        **whose,
        champion_id=viewer.person_id,
        asked_by_id=viewer.person_id,
        state=AskState.ASKED,
        version=1,
        asked_at=now,
    ) or find_invite_of(session, **whose, champion_id=viewer.person_id)
    if invite is None or invite.state is AskState.ACCEPTED:
        return False
    _answered(session, here, invite, AskState.ACCEPTED, viewer=viewer, now=now)
    return True


def invite_line(
    session: Session, invite: ChampionInvite, *, here: Municipality, viewer: Viewer
) -> InviteLine:
    """An invitation as this person may read it: never with what the purchase is worth."""
    record = find_trajectory(
        session, workspace_id=here.workspace_id, trajectory_id=invite.trajectory_id
    )
    if record is None:
        raise NotFoundError
    people = people_by_id(
        session, workspace_id=here.workspace_id, ids={invite.champion_id, invite.asked_by_id}
    )
    return InviteLine(
        invite_id=invite.id or 0,
        version=invite.version,
        case=case_line(record.trajectory),
        champion=people[invite.champion_id].slack_user_id,
        asker=people[invite.asked_by_id].slack_user_id,
        why=invite.text or "",
        state=invite.state,
        stood_up=invite.asked_by_id == invite.champion_id,
        details=may_see(viewer, involvement(record)),
    )


def invite_by_id(
    session: Session, *, here: Municipality, viewer: Viewer, invite_id: int
) -> InviteLine:
    """The invitation with this id, to who just answered it. :raises NotFoundError: none."""
    invite = find_invite(session, workspace_id=here.workspace_id, invite_id=invite_id)
    if invite is None:
        raise NotFoundError
    return invite_line(session, invite, here=here, viewer=viewer)


def tell_invite(occasion: Occasion) -> Telling | None:
    """The question, to the champion; nothing when they answered meanwhile, or are none any more."""
    invite = _current(occasion)
    if invite is None or invite.state is not AskState.ASKED:
        return None
    if invite.champion_id not in champions(occasion.session, here=occasion.here):
        return None
    reader = _reader(occasion, invite.champion_id)
    line = invite_line(occasion.session, invite, here=occasion.here, viewer=reader)
    return Telling(invited(line, occasion.here.words))


def tell_news(occasion: Occasion) -> Telling | None:
    """What the champion said; nothing when they said something else meanwhile."""
    invite = _current(occasion)
    if invite is None:
        return None
    reader = _reader(occasion, invite.asked_by_id)
    line = invite_line(occasion.session, invite, here=occasion.here, viewer=reader)
    return Telling(invite_told(line, occasion.here.words))


def _answered(
    session: Session,
    here: Municipality,
    invite: ChampionInvite,
    state: AskState,
    *,
    viewer: Viewer,
    now: datetime,
) -> None:
    invite.state, invite.answered_at = state, now
    invite.version += 1
    session.add(invite)
    session.flush()
    _record(session, invite, state.value, viewer=viewer, now=now)
    record = find_trajectory(
        session, workspace_id=here.workspace_id, trajectory_id=invite.trajectory_id
    )
    people = {invite.asked_by_id, *(record.roles.values() if record else ())}
    for person_id in sorted(people - {invite.champion_id}):
        _plan(session, invite, ids.NOTICE_NEWS, person_id, now)
    if record and not people - {invite.champion_id}:
        _plan(session, invite, ids.NOTICE_NEWS, record.trajectory.logged_by_id, now)


def _reader(occasion: Occasion, person_id: int) -> Viewer:
    return Viewer(person_id, roles_of(occasion.session, person_id=person_id))


def _current(occasion: Occasion) -> ChampionInvite | None:
    """The invitation, if it is still as it was when this was planned."""
    invite = find_invite(
        occasion.session, workspace_id=occasion.here.workspace_id, invite_id=occasion.subject_id
    )
    if invite is None or occasion.notices[0].occurrence != _occurrence(invite):
        return None
    return invite


def _plan(
    session: Session, invite: ChampionInvite, kind: str, person_id: int, now: datetime
) -> None:
    plan_notice(
        session,
        workspace_id=invite.workspace_id,
        kind=kind,
        subject_kind=ids.SUBJECT_INVITE,
        subject_id=invite.id or 0,
        occurrence=_occurrence(invite),
        recipient=str(ToPerson(person_id)),
        due_at=now,
        now=now,
    )


def _occurrence(invite: ChampionInvite) -> str:
    return f"version {invite.version}"


def _record(
    session: Session,
    invite: ChampionInvite,
    kind: str,
    *,
    viewer: Viewer,
    now: datetime,
    texts: dict[str, list[str | None]] | None = None,
) -> None:
    event_log.record(
        session,
        workspace_id=invite.workspace_id,
        subject_kind=ids.SUBJECT_INVITE,
        subject_id=invite.id or 0,
        kind=kind,
        actor_id=viewer.person_id,
        now=now,
        facts={
            "version": invite.version,
            "trajectory": invite.trajectory_id,
            "champion": invite.champion_id,
            "state": invite.state.value,
        },
        texts=texts,
    )
