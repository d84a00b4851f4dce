"""The municipality an interaction belongs to: its workspace, choices and wording."""

import threading
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.messages.wording import Wording
from bot.policy.meetings import by_invitation
from bot.profile import Profile, load_profile
from bot.services.criteria_tool import find_tool
from bot.services.plan_parts import plan_parts
from storage.tables import Workspace
from storage.workspaces import workspace_of


class UnknownWorkspaceError(LookupError):
    """Something came in from a Slack workspace that this database does not know."""


@dataclass(frozen=True)
class Municipality:
    """Everything a use case needs to know of where it happens."""

    workspace_id: int
    team_id: str
    profile: Profile
    words: Wording

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which people here read a clock."""
        return ZoneInfo(self.profile.timezone)


@dataclass
class Municipalities:
    """Looks municipalities up and keeps their profiles loaded.

    :param templates: folder with the municipality's own wording, or None.
    """

    templates: Path | None = None
    _profiles: dict[str, tuple[Profile, Wording]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of_team(self, session: Session, team_id: str) -> Municipality:
        """The municipality of a Slack team id."""
        workspace = workspace_of(session, team_id)
        if workspace is None:
            raise UnknownWorkspaceError(f"no workspace {team_id}")
        return self._municipality(workspace)

    def of_workspace(self, session: Session, workspace_id: int) -> Municipality:
        """The municipality of a workspace id."""
        workspace = session.get(Workspace, workspace_id)
        if workspace is None:
            raise UnknownWorkspaceError(f"no workspace with id {workspace_id}")
        return self._municipality(workspace)

    def words_of(self, profile: str) -> Wording:
        """The wording of a profile, where no workspace is known."""
        return self._loaded(profile)[1]

    def _municipality(self, workspace: Workspace) -> Municipality:
        if workspace.id is None:
            raise UnknownWorkspaceError("the workspace is not stored yet")
        profile, words = self._loaded(workspace.profile)
        return Municipality(workspace.id, workspace.team_id, profile, words)

    def _loaded(self, name: str) -> tuple[Profile, Wording]:
        with self._lock:
            if name not in self._profiles:
                profile = load_profile(name)
                self._profiles[name] = (profile, wording_for(profile, self.templates))
            return self._profiles[name]


def wording_for(profile: Profile, templates: Path | None = None) -> Wording:
    """The wording of a municipality; what every phrase may use comes from its profile."""
    common = {
        "acronym": profile.acronym,
        "command": profile.command,
        "organisation": profile.organisation,
        "coordinator_title": profile.coordinator_title,
        "adviser_title": profile.adviser_title,
        "champion_title": profile.champion_title,
        "lesson": profile.words.lesson,
        "lessons": profile.words.lessons,
        **_what_there_is(profile),
    }
    return Wording(common, own=templates)


def _what_there_is(profile: Profile) -> dict[str, object]:
    """What not every municipality has, so that nobody is pointed to what is not there."""
    return {
        "has_start_form": profile.threshold("start-form") is not None,
        "has_social_return": profile.social_return is not None,
        "has_criteria": find_tool(profile) is not None,
        "has_prize": profile.award is not None,
        "has_selection": any(by_invitation(each.kind) for each in profile.rhythms),
        "plan_parts": [part.slug for part in plan_parts(profile, today=date.min, filled={})],
    }
