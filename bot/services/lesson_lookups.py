"""The trajectories that a lesson can be linked to, looked up while somebody types."""

from sqlmodel import Session

from bot.language.commands import read_number
from bot.language.folding import folded
from bot.messages.form_fields import Option
from bot.policy.confidentiality import Viewer, lists_shared, oversees
from bot.services.municipality import Municipality
from storage.trajectory_lists import Criteria, Listed, list_trajectories

OFFERED = 100
"""As many as Slack shows."""


def trajectories_to_link(
    session: Session, *, here: Municipality, viewer: Viewer, typed: str
) -> list[Option]:
    """Those whose name holds every word, or whose number it is; the person's own first."""
    number, words = read_number(typed), folded(typed).split()
    own = {each.trajectory_id for each in _listed(session, here, viewer, own=True)}
    found = [
        each
        for each in _listed(session, here, viewer, own=not lists_shared(viewer))
        if each.number == number or all(word in folded(each.title) for word in words)
    ]
    found.sort(key=lambda each: each.trajectory_id not in own)  # stable: newest first
    return [_option(each) for each in found[:OFFERED]]


def _listed(session: Session, here: Municipality, viewer: Viewer, *, own: bool) -> list[Listed]:
    return list_trajectories(
        session,
        workspace_id=here.workspace_id,
        criteria=Criteria(
            seen_by=None if oversees(viewer) else viewer.person_id,
            belonging_to=viewer.person_id if own else None,
        ),
    )


def _option(each: Listed) -> Option:
    return Option(str(each.trajectory_id), f"{each.number} · {' '.join(each.title.split())}")
