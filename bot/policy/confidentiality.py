"""Who may see and change what. Pure: facts in, a yes or a no out.

The estimate is confidential until award (Aanbestedingswet 2012, equal treatment):
exact amounts only for people with a role in the trajectory, the adviser and the
coordinator, never in a channel. A channel with guests, or one shared with another
organisation, gets neither value nor planning. The same holds for a guest or somebody of
another organisation who asks in person, unless they have a role in the trajectory.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.policy.permissions import Act, permits, standings
from storage.vocabulary import MunicipalRole, Sharing


class Audience(StrEnum):
    """Who reads a message; each may read less than the one before it."""

    PERSON = "person"
    PRIVATE_CHANNEL = "private_channel"  # whom somebody let in, none of them an outsider
    TEAM_CHANNEL = "team_channel"
    EXPOSED_CHANNEL = "exposed_channel"  # guests, or another organisation


NOBODY_YET = 0
"""The person id of somebody who was never seen before: a colleague without any role."""


@dataclass(frozen=True)
class Viewer:
    """Somebody who wants to see or change something.

    ``outsider``: a guest, somebody of another organisation, or somebody of whom it is not
    known in time.
    """

    person_id: int
    roles: frozenset[MunicipalRole] = frozenset()
    outsider: bool = False


@dataclass(frozen=True)
class Involvement:
    """Who has to do with a trajectory, by person id."""

    logged_by: int
    role_holders: frozenset[int]
    sharing: Sharing


def permitted(viewer: Viewer, act: Act, *, involved: bool = False) -> bool:
    """Whether the table of permissions lets somebody do it.

    :param involved: whether what it is about is theirs.
    """
    held = standings(viewer.roles, outsider=viewer.outsider, involved=involved)
    return permits(act, held)


def may_see(viewer: Viewer, involved: Involvement) -> bool:
    """Whether somebody may know of the trajectory at all.

    An outsider without a role in it may not, shared or not: else they could ask for one number
    after the other. Where its card stands, :func:`may_open_card` holds.
    """
    act = Act.READ_SHARED if involved.sharing is Sharing.TEAM else Act.READ_UNSHARED
    return _may(viewer, act, involved)


def may_open_card(viewer: Viewer, involved: Involvement) -> bool:
    """Whether somebody may open a trajectory by its card in a channel where they read it."""
    act = Act.SEE_CARD if involved.sharing is Sharing.TEAM else Act.READ_UNSHARED
    return _may(viewer, act, involved)


def reads_along(viewer: Viewer, involved: Involvement) -> bool:
    """Whether somebody may read what a trajectory is about beyond its card.

    Phase, value class, planning, contract dates, people and history; an outsider without
    a role in it gets the card as a channel with outsiders shows it, where that card stands.
    """
    return _may(viewer, Act.READ_SHARED, involved)


def may_see_value(viewer: Viewer, involved: Involvement, audience: Audience) -> bool:
    """Whether somebody may read the exact estimate here."""
    return _may_read_confidential(viewer, involved, audience)


def may_see_award(viewer: Viewer, involved: Involvement, audience: Audience) -> bool:
    """Whether somebody may know here that an award is near, and what it waits for."""
    return _may_read_confidential(viewer, involved, audience)


def may_see_need(viewer: Viewer, involved: Involvement, audience: Audience) -> bool:
    """Whether somebody may read here if it is needed, why not, and what that saved."""
    return _may_read_confidential(viewer, involved, audience)


def may_see_promises(viewer: Viewer, involved: Involvement, audience: Audience) -> bool:
    """Whether somebody may read here where the themes stand, who keeps them, how they go."""
    return _may_read_confidential(viewer, involved, audience)


def may_see_intake(viewer: Viewer, involved: Involvement, audience: Audience) -> bool:
    """Whether somebody may read here what was said and agreed at the intake talk."""
    return _may_read_confidential(viewer, involved, audience)


def may_see_outcomes(viewer: Viewer, involved: Involvement, audience: Audience) -> bool:
    """Whether somebody may read here what tools gave, and for what help was asked."""
    return _may_read_confidential(viewer, involved, audience)


def may_see_fits(viewer: Viewer, involved: Involvement, audience: Audience) -> bool:
    """Whether somebody may read here which criteria suit a purchase, and which do not.

    Before publication that could tell a tenderer what will be asked.
    """
    return _may_read_confidential(viewer, involved, audience)


def may_see_pilot_plan(viewer: Viewer, involved: Involvement, audience: Audience) -> bool:
    """Whether somebody may read here what a pilot is to teach, and whether it suits one.

    Before publication that could tell a tenderer what will be asked.
    """
    return _may_read_confidential(viewer, involved, audience)


def may_see_costs(
    viewer: Viewer, involved: Involvement, audience: Audience, *, recorded: bool
) -> bool:
    """Whether somebody may read here who pays and who benefits, and how much.

    Finance reads the costs of a trajectory, and those alone, once its people recorded cost
    centres; also while it is not shared.
    """
    act = Act.READ_COSTS if recorded else Act.READ_CONFIDENTIAL
    return audience is Audience.PERSON and _may(viewer, act, involved)


def lists_costs(viewer: Viewer) -> bool:
    """Whether somebody may list the costs of purchases: Finance, and who oversees them all."""
    return permitted(viewer, Act.LIST_COSTS)


def reads_before_sharing(viewer: Viewer, involved: Involvement) -> bool:
    """Whether somebody may read what a trajectory held before it was shared."""
    return _may(viewer, Act.READ_UNSHARED, involved)


def may_change(viewer: Viewer, involved: Involvement) -> bool:
    """Whether somebody may change or share the trajectory."""
    return _may(viewer, Act.CHANGE, involved)


def may_read_start_form(viewer: Viewer, involved: Involvement, audience: Audience) -> bool:
    """Whether somebody may read a start form and its judgement here: it holds the costs."""
    return _may_read_confidential(viewer, involved, audience)


def may_judge_start_form(viewer: Viewer) -> bool:
    """Whether somebody may say that a start form is sufficient: the adviser, the coordinator."""
    return permitted(viewer, Act.JUDGE_START_FORM)


def may_read_figures(viewer: Viewer) -> bool:
    """Whether somebody may read the municipality's figures: every colleague, no outsiders."""
    return permitted(viewer, Act.READ_FIGURES)


def may_read_sums(viewer: Viewer, audience: Audience) -> bool:
    """Whether somebody may read here how many euros purchases come to, and every small count."""
    return audience is Audience.PERSON and oversees(viewer)


def shows_value_class(audience: Audience) -> bool:
    """Whether the value class may stand in a message to this audience."""
    return audience is not Audience.EXPOSED_CHANNEL


def shows_planning(audience: Audience) -> bool:
    """Whether the month of publication may stand in a message to this audience."""
    return audience is not Audience.EXPOSED_CHANNEL


def is_closed(audience: Audience) -> bool:
    """Whether it is read by one person, or by people who were let in, none of them an outsider."""
    return audience in {Audience.PERSON, Audience.PRIVATE_CHANNEL}


def stricter(one: Audience, other: Audience) -> Audience:
    """The audience that may read the least."""
    return max(one, other, key=list(Audience).index)


def oversees(viewer: Viewer) -> bool:
    """Whether somebody may see every trajectory, shared or not."""
    return permitted(viewer, Act.OVERSEE)


def lists_shared(viewer: Viewer) -> bool:
    """Whether lists hold what is shared; an outsider finds only what they have a role in."""
    return permitted(viewer, Act.READ_SHARED)


def _may_read_confidential(viewer: Viewer, involved: Involvement, audience: Audience) -> bool:
    return audience is Audience.PERSON and _may(viewer, Act.READ_CONFIDENTIAL, involved)


def _may(viewer: Viewer, act: Act, involved: Involvement) -> bool:
    people = {involved.logged_by, *involved.role_holders}
    return permitted(viewer, act, involved=viewer.person_id in people)
