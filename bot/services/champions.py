"""Champions and the purchases that fit them: who stands for what, who stands behind what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlmodel import Session

from bot.messages.champion_view import (
    BackingView,
    Candidate,
    CaseLine,
    ChampionLine,
    ChampionList,
)
from bot.messages.formatting import in_sentence
from bot.policy.champions import Cause, StandsFor, fits, may_decide_room, nearest_first
from bot.policy.confidentiality import Viewer, may_change, may_see, permitted
from bot.policy.expertise import may_appoint
from bot.policy.permissions import Act
from bot.policy.phases import is_open
from bot.profile import Profile
from bot.services.errors import NotAllowedError
from bot.services.involved import involvement
from bot.services.municipality import Municipality
from bot.services.representatives import packs_of
from bot.services.room_lines import room_lines
from bot.services.trajectories import visible
from storage.champions import invites, stands_for
from storage.people import people_by_id, people_with_role
from storage.tables import Trajectory
from storage.trajectories import TrajectoryRecord
from storage.trajectory_lists import Criteria, list_trajectories, trajectory_records
from storage.vocabulary import AskState, MunicipalRole, RepresentedKind, Sharing


def cause_of(record: TrajectoryRecord, profile: Profile) -> Cause:
    """What a purchase is about; its domain is its team's, else what its kind proposes."""
    stored = record.trajectory
    team = next((each for each in profile.teams if each.slug == stored.team), None)
    kind = next((each for each in profile.categories if each.slug == stored.category), None)
    domains: frozenset[str] = frozenset()
    if team is not None and team.domain:
        domains = frozenset({team.domain})
    elif team is None and kind is not None:
        domains = frozenset(kind.domains)
    return Cause(frozenset(record.themes), stored.team, domains, stored.category)


def champions(session: Session, *, here: Municipality) -> Mapping[int, tuple[StandsFor, ...]]:
    """Every champion by person id, with what they stand for."""
    known = stands_for(session, workspace_id=here.workspace_id)
    holders = people_with_role(session, workspace_id=here.workspace_id, role=MunicipalRole.CHAMPION)
    return {each.id: tuple(known.get(each.id, ())) for each in holders if each.id is not None}


def behind(session: Session, *, here: Municipality, trajectory_id: int) -> tuple[int, ...]:
    """The champions who stand behind a purchase; who is no champion any more does not count."""
    known = champions(session, here=here)
    accepted = invites(
        session,
        workspace_id=here.workspace_id,
        trajectory_id=trajectory_id,
        state=AskState.ACCEPTED,
    )
    return tuple(each.champion_id for each in accepted if each.champion_id in known)


def champion_list(session: Session, *, here: Municipality, viewer: Viewer) -> ChampionList:
    """Every champion with the shared purchases that fit them. For colleagues.

    :raises NotAllowedError: this is a guest or somebody of another organisation.
    """
    if not permitted(viewer, Act.FIND_PEOPLE):
        raise NotAllowedError(Act.FIND_PEOPLE)
    known = champions(session, here=here)
    users = _users(session, here, known)
    cases, joined = _open_cases(session, here), _behind_by_champion(session, here)
    lines = {
        person_id: ChampionLine(
            user=users[person_id],
            stands_for=labels_of(stands, here.profile),
            behind=_lines(
                each
                for each in cases
                if each.trajectory.id in joined[person_id] and _reads(viewer, person_id, each)
            ),
            fitting=_lines(
                each
                for each in cases
                if each.trajectory.sharing is Sharing.TEAM
                and each.trajectory.id not in joined[person_id]
                and fits(stands, cause_of(each, here.profile))
            ),
        )
        for person_id, stands in known.items()
    }
    return ChampionList(
        champions=tuple(each for key, each in lines.items() if key != viewer.person_id),
        mine=lines.get(viewer.person_id),
        may_appoint=may_appoint(viewer),
    )


def backing_view(
    session: Session, *, here: Municipality, viewer: Viewer, trajectory_id: int
) -> BackingView:
    """Who stands behind a purchase, who could, and what room was asked for it.

    :raises MayNotSeeError: this person may not know of it.
    """
    record = visible(session, here=here, viewer=viewer, trajectory_id=trajectory_id)
    involved = involvement(record)
    asked = {
        each.champion_id: each.state
        for each in invites(
            session, workspace_id=here.workspace_id, trajectory_id=record.trajectory.id
        )
    }
    known = champions(session, here=here)
    users = _users(session, here, known)
    standing = [each for each in known if asked.get(each) is AskState.ACCEPTED]
    may_invite = may_change(viewer, involved) and permitted(
        viewer, Act.INVITE_CHAMPION, involved=True
    )
    return BackingView(
        case=case_line(record.trajectory),
        behind=tuple(users[each] for each in standing),
        candidates=tuple(
            Candidate(person_id, users[person_id], why, asked.get(person_id))
            for person_id, why in _candidates(record, known, here.profile)
            if person_id not in standing and person_id != viewer.person_id
        )
        if may_invite
        else (),
        rooms=room_lines(session, here=here, viewer=viewer, trajectory_ids=[trajectory_id]),
        may_invite=may_invite,
        may_ask_room=may_change(viewer, involved),
        may_decide=may_decide_room(viewer),
        may_stand=viewer.person_id in known and viewer.person_id not in standing,
    )


def champions_shown(
    session: Session, record: TrajectoryRecord, *, here: Municipality
) -> tuple[str, ...]:
    """Who stands behind a purchase, by Slack user id, for who may read its details."""
    found = behind(session, here=here, trajectory_id=record.trajectory.id or 0)
    users = _users(session, here, dict.fromkeys(found))
    return tuple(users[each] for each in found)


def case_line(stored: Trajectory) -> CaseLine:
    """A purchase by name and number."""
    return CaseLine(stored.id or 0, stored.number, stored.title)


def labels_of(stands: Sequence[StandsFor], profile: Profile) -> tuple[str, ...]:
    """What somebody stands for as people read it; what the profile dropped is not there."""
    labels: dict[StandsFor, str] = {
        **{(RepresentedKind.TEAM, each.slug): each.label for each in profile.teams},
        **{(RepresentedKind.DOMAIN, each.slug): each.label for each in profile.domains},
        **{(RepresentedKind.CATEGORY, each.slug): each.label for each in profile.categories},
        **{(RepresentedKind.THEME, each.slug): in_sentence(each.label) for each in profile.themes},
        **{(RepresentedKind.PACK, slug): label for slug, label in packs_of(profile)},
    }
    return tuple(labels[each] for each in stands if each in labels)


def _candidates(
    record: TrajectoryRecord, known: Mapping[int, tuple[StandsFor, ...]], profile: Profile
) -> list[tuple[int, tuple[str, ...]]]:
    """Every champion with why they fit: the nearest first, who does not fit last."""
    cause = cause_of(record, profile)
    why = {person_id: fits(stands, cause) for person_id, stands in known.items()}
    fitting = nearest_first(tuple(why.items()))
    others = [each for each in known if each not in fitting]
    return [(each, labels_of(why[each], profile)) for each in (*fitting, *others)]


def _open_cases(session: Session, here: Municipality) -> list[TrajectoryRecord]:
    """What is still going on, the newest first."""
    listed = list_trajectories(session, workspace_id=here.workspace_id, criteria=Criteria())
    wanted = [each.trajectory_id for each in listed if is_open(each.phase)]
    return trajectory_records(session, workspace_id=here.workspace_id, ids=wanted)


def _behind_by_champion(session: Session, here: Municipality) -> Mapping[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for each in invites(session, workspace_id=here.workspace_id, state=AskState.ACCEPTED):
        found[each.champion_id].add(each.trajectory_id)
    return found


def _reads(viewer: Viewer, champion: int, record: TrajectoryRecord) -> bool:
    """Whether somebody may read that this champion stands behind it."""
    return viewer.person_id == champion or may_see(viewer, involvement(record))


def _lines(records: Iterable[TrajectoryRecord]) -> tuple[CaseLine, ...]:
    return tuple(case_line(each.trajectory) for each in records)


def _users(session: Session, here: Municipality, people: Mapping[int, object]) -> dict[int, str]:
    found = people_by_id(session, workspace_id=here.workspace_id, ids=set(people))
    return {person_id: each.slack_user_id for person_id, each in found.items()}
