"""What doing it fully means per theme and category: written by the coordinator, by version."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import expertise_ids as ids
from bot.messages.expertise_view import MaximalVersion, MaximalView
from bot.policy.confidentiality import Viewer
from bot.policy.expertise import may_read_experts, may_write_maximal
from bot.services.errors import NotCoordinatorError, OnlyColleaguesError
from bot.services.municipality import Municipality
from storage import event_log
from storage.expertise import add_maximal_text, maximal_texts
from storage.people import people_by_id
from storage.tables import MaximalText

ANY_CATEGORY = ""


def current_text(session: Session, *, here: Municipality, theme: str, category: str) -> str | None:
    """What stands now for a theme: for this category, else for every kind of purchase."""
    for wanted in dict.fromkeys((category, ANY_CATEGORY)):
        versions = maximal_texts(
            session, workspace_id=here.workspace_id, theme=theme, category=wanted
        )
        if versions:
            return versions[0].text
    return None


def maximal_view(
    session: Session, *, here: Municipality, viewer: Viewer, theme: str, category: str
) -> MaximalView:
    """Every version, the newest first. For colleagues.

    :raises OnlyColleaguesError: this is a guest or somebody of another organisation.
    :raises KeyError: the profile has no such theme or category.
    """
    if not may_read_experts(viewer):
        raise OnlyColleaguesError
    profile = here.profile
    versions = _versions(session, here, theme, category)
    general = () if versions or not category else _versions(session, here, theme, ANY_CATEGORY)
    return MaximalView(
        theme=theme,
        theme_label=profile.theme(theme).label,
        category=category,
        category_label=profile.category(category).label if category else None,
        versions=versions,
        general=general[0] if general else None,
        may_write=may_write_maximal(viewer),
    )


def write_maximal(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    theme: str,
    category: str,
    seen: int,
    text: str,
    now: datetime,
) -> bool:
    """Keep a next version. :returns: False when there is a newer one than was seen.

    :param seen: the number of the version that this person looked at; 0 for none.
    :raises NotCoordinatorError: this person may not write it.
    """
    if not may_write_maximal(viewer):
        raise NotCoordinatorError
    slot = {"theme": here.profile.theme(theme).slug, "category": category}
    there = maximal_texts(session, workspace_id=here.workspace_id, **slot)
    if there and there[0].text == text:
        return True  # nothing new, or the same form that came twice
    newest = there[0].number if there else 0
    if newest != seen:
        return False
    kept = add_maximal_text(
        session,
        workspace_id=here.workspace_id,
        **slot,
        number=seen + 1,
        text=text,
        written_by_id=viewer.person_id,
        now=now,
    )
    if kept:
        row = maximal_texts(session, workspace_id=here.workspace_id, **slot)[0]
        event_log.record(
            session,
            workspace_id=here.workspace_id,
            subject_kind=ids.SUBJECT_MAXIMAL,
            subject_id=row.id or 0,
            kind="written",
            actor_id=viewer.person_id,
            now=now,
            facts={**slot, "number": row.number},
            texts={"text": [there[0].text if there else None, text]},
        )
    return kept


def _versions(
    session: Session, here: Municipality, theme: str, category: str
) -> tuple[MaximalVersion, ...]:
    rows = maximal_texts(session, workspace_id=here.workspace_id, theme=theme, category=category)
    people = people_by_id(
        session, workspace_id=here.workspace_id, ids={row.written_by_id for row in rows}
    )
    return tuple(_version(row, people[row.written_by_id].slack_user_id, here) for row in rows)


def _version(row: MaximalText, by: str, here: Municipality) -> MaximalVersion:
    on = row.written_at.astimezone(here.zone).date()
    return MaximalVersion(row.number, row.text, by, on)
