"""The community: people come into it by taking part, and say themselves how they are found."""

from datetime import datetime, time

from sqlmodel import Session

from bot.messages import community_ids as ids
from bot.messages.community_view import ProfileForm, ProfileView
from bot.messages.form_fields import Option
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.figures import PeriodKind, period_of
from bot.policy.permissions import Act
from bot.services.community_notices import plan_newcomers, plan_welcome
from bot.services.errors import NotAllowedError
from bot.services.municipality import Municipality
from storage import event_log
from storage.community import community_growth, find_member, join, took_part
from storage.tables import CommunityMember
from storage.vocabulary import JoinedBy

NOTHING_TO_FIND = "problem_nothing"
"""The phrase for a profile that is to be found and says nothing."""


def community_unjoined(session: Session, *, here: Municipality, now: datetime) -> bool:  # noqa: ARG001  -- a look
    """Whether somebody took part who is not in the community yet, and never left it."""
    return bool(took_part(session, workspace_id=here.workspace_id))


def join_who_took_part(session: Session, *, here: Municipality, now: datetime) -> None:
    """Let everybody who took part be in the community, each once, and welcome them."""
    found = took_part(session, workspace_id=here.workspace_id)
    for person_id, (since, because) in sorted(found.items()):
        new = join(
            session,
            person_id=person_id,
            workspace_id=here.workspace_id,
            because=because,
            joined_at=since,
            updated_at=now,
        )
        if not new:
            continue
        _record(
            session,
            here,
            person_id,
            kind="joined",
            now=now,
            facts={"because": [None, because.value]},
        )
        plan_welcome(session, here=here, person_id=person_id, now=now)
        if since >= month_began(now, here):
            plan_newcomers(session, here=here, month=month_began(now, here), now=now)


def profile_view(
    session: Session, *, here: Municipality, viewer: Viewer, now: datetime
) -> ProfileView:
    """Somebody's own profile. :raises NotAllowedError: they are no colleague."""
    _expect(viewer)
    member = find_member(session, workspace_id=here.workspace_id, person_id=viewer.person_id)
    quarter = period_of(PeriodKind.QUARTER, now.astimezone(here.zone).date())
    since, before = quarter.moments(here.zone)
    joined, members = community_growth(
        session, workspace_id=here.workspace_id, since=since, before=before
    )
    profile = here.profile
    return ProfileView(
        form=_form(member),
        themes=tuple(Option(each.slug, each.label) for each in profile.themes),
        categories=tuple(Option(each.slug, each.label) for each in profile.categories),
        takes_part=member is not None and member.left_at is None,
        left=member is not None and member.left_at is not None,
        joined=joined,
        members=members,
    )


def problem_of(form: ProfileForm) -> str | None:
    """The phrase for what is wrong with a profile: nobody is found by nothing."""
    says_something = form.themes or form.categories or form.helps_with
    return NOTHING_TO_FIND if form.shown and not form.leaves and not says_something else None


def save_profile(
    session: Session, *, here: Municipality, viewer: Viewer, form: ProfileForm, now: datetime
) -> bool:
    """Keep what somebody says of themselves, or that they take part no longer.

    Who was not in the community, is from now on. What was typed does not go into the event
    log: whoever leaves leaves nothing behind. A repeat changes nothing.

    :returns: whether anything changed.
    :raises NotAllowedError: they are no colleague.
    """
    _expect(viewer)
    person_id = viewer.person_id
    if not form.leaves and join(
        session,
        person_id=person_id,
        workspace_id=here.workspace_id,
        because=JoinedBy.THEMSELVES,
        joined_at=now,
        updated_at=now,
    ):
        _record(
            session,
            here,
            person_id,
            kind="joined",
            now=now,
            facts={"because": [None, "themselves"]},
        )
        plan_newcomers(session, here=here, month=month_began(now, here), now=now)
    member = find_member(session, workspace_id=here.workspace_id, person_id=person_id, lock=True)
    if member is None or not _changes(member, form):
        return False
    if form.leaves:
        return _leave(session, here, member, now)
    was = member.left_at is not None
    if was:
        member.left_at, member.because, member.joined_at = None, JoinedBy.THEMSELVES, now
    known = {
        "themes": {each.slug for each in here.profile.themes},
        "categories": {each.slug for each in here.profile.categories},
    }
    member.themes = [each for each in form.themes if each in known["themes"]]
    member.categories = [each for each in form.categories if each in known["categories"]]
    shown_before, member.shown = member.shown, form.shown
    member.helps_with = form.helps_with or None
    _keep(session, member, now)
    facts = {"version": member.version, "shown": [shown_before, member.shown]}
    _record(session, here, person_id, kind="came_back" if was else "profile", now=now, facts=facts)
    return True


def month_began(moment: datetime, here: Municipality) -> datetime:
    """When the month began, in the municipality's own days."""
    first = moment.astimezone(here.zone).date().replace(day=1)
    return datetime.combine(first, time(), here.zone)


def _expect(viewer: Viewer) -> None:
    if not permitted(viewer, Act.KEEP_PROFILE):
        raise NotAllowedError(Act.KEEP_PROFILE)


def _form(member: CommunityMember | None) -> ProfileForm:
    if member is None or member.left_at is not None:
        return ProfileForm()
    return ProfileForm(
        themes=tuple(map(str, member.themes)),
        categories=tuple(map(str, member.categories)),
        helps_with=member.helps_with or "",
        shown=member.shown,
    )


def _changes(member: CommunityMember, form: ProfileForm) -> bool:
    if form.leaves or member.left_at is not None:
        return form.leaves is not (member.left_at is not None)
    return member.version == 1 or _form(member) != form


def _leave(session: Session, here: Municipality, member: CommunityMember, now: datetime) -> bool:
    """They are asked and found no longer, and never come back by themselves."""
    member.left_at, member.shown = now, False
    member.themes, member.categories, member.helps_with = [], [], None
    _keep(session, member, now)
    _record(
        session, here, member.person_id, kind="left", now=now, facts={"version": member.version}
    )
    return True


def _keep(session: Session, member: CommunityMember, now: datetime) -> None:
    member.version += 1
    member.updated_at = now
    session.add(member)
    session.flush()


def _record(
    session: Session,
    here: Municipality,
    person_id: int,
    *,
    kind: str,
    now: datetime,
    facts: dict[str, object],
) -> None:
    event_log.record(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=person_id,
        kind=kind,
        actor_id=person_id,
        now=now,
        facts=facts,
    )
