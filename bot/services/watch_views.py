"""The watch list as one person may see it."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from bot.language.folding import folded
from bot.language.watch_words import asked_watch
from bot.messages import watch_ids as ids
from bot.messages.list_state import MINE
from bot.messages.watch_view import DevelopmentView, WatchList, WatchListState
from bot.policy.confidentiality import NOBODY_YET, Viewer, permitted
from bot.policy.paging import page_of
from bot.policy.permissions import Act
from bot.policy.watch import is_talked_about_at, may_keep
from bot.services.errors import NotAllowedError
from bot.services.meetings import rhythms_in_force
from bot.services.municipality import Municipality
from bot.services.outreach_errors import DevelopmentGoneError
from bot.services.representatives import named_in
from storage.agenda import agenda_marks
from storage.developments import developments, developments_back, find_development
from storage.people import people_by_id
from storage.tables import Development, Meeting
from storage.vocabulary import RepresentedKind, WatchState

PAGE_SIZE = 10
_FILLERS, _MINE = {"thema", "over"}, {"mijn", "mij", "ik"}
_NOBODY = Viewer(NOBODY_YET)


def typed_watch(text: str, *, here: Municipality) -> tuple[WatchListState, str]:
    """The list that somebody asks for behind the command, or else what they want to put there.

    ``klimaat`` and ``mijn`` choose from the list; with any other word it is something new.
    """
    if (asked := asked_watch(text)) is not None:
        return WatchListState(), asked
    words = [word for word in text.split() if folded(word) not in _FILLERS]
    theme = [word for word in words if folded(word) not in _MINE]
    mine = MINE if len(theme) < len(words) else ""
    if not theme:
        return WatchListState(mine=mine), ""
    found = named_in(" ".join(theme), here=here, kinds=(RepresentedKind.THEME,))
    if not found:
        return WatchListState(), text.strip()
    return WatchListState(theme=found[0][1], mine=mine), ""


def watch_list(
    session: Session, *, here: Municipality, viewer: Viewer, state: WatchListState
) -> WatchList:
    """The page that is asked for. :raises NotAllowedError: this is for colleagues."""
    if not permitted(viewer, Act.WATCH):
        raise NotAllowedError(Act.WATCH)
    found = developments(
        session,
        workspace_id=here.workspace_id,
        owner_id=viewer.person_id if state.mine else None,
        theme=state.theme,
    )
    page = page_of(len(found), size=PAGE_SIZE, wanted=state.page)
    rows = development_views(session, found[page.first : page.last], here=here, viewer=viewer)
    return WatchList(state.at(page.number), rows, page, len(found))


def development_view(
    session: Session, *, here: Municipality, viewer: Viewer, development_id: int
) -> DevelopmentView:
    """One of them.

    :raises NotAllowedError: this is for colleagues.
    :raises DevelopmentGoneError: there is none.
    """
    if not permitted(viewer, Act.WATCH):
        raise NotAllowedError(Act.WATCH)
    stored = find_development(
        session, workspace_id=here.workspace_id, development_id=development_id
    )
    if stored is None:
        raise DevelopmentGoneError
    return development_views(session, [stored], here=here, viewer=viewer)[0]


def development_views(
    session: Session,
    found: Iterable[Development],
    *,
    here: Municipality,
    viewer: Viewer = _NOBODY,
) -> tuple[DevelopmentView, ...]:
    """They as presenters get them, in the same order."""
    found = list(found)
    people = people_by_id(
        session, workspace_id=here.workspace_id, ids={each.owner_id for each in found}
    )
    labels = {theme.slug: theme.label for theme in here.profile.themes}
    return tuple(
        DevelopmentView(
            development_id=each.id or 0,
            version=each.version,
            text=each.text,
            owner=people[each.owner_id].slack_user_id,
            look_again_on=each.look_again_on,
            why=each.why or "",
            theme=labels.get(each.theme or "", ""),
            theme_slug=each.theme or "",
            link=each.link or "",
            said=each.outcome or "",
            is_done=each.state is WatchState.DONE,
            own=each.owner_id == viewer.person_id,
            may_keep=may_keep(viewer, owner_id=each.owner_id, created_by_id=each.created_by_id),
        )
        for each in found
    )


def developments_of(
    session: Session, *, here: Municipality, meeting: Meeting, kind: str
) -> tuple[DevelopmentView, ...]:
    """What comes back at a meeting of a kind, and what had its turn there.

    Every colleague may read the watch list, so whoever may read the agenda reads these.
    """
    kinds = {each.kind for each in rhythms_in_force(session, here=here) if each.when is not None}
    if not is_talked_about_at(kind, kinds):
        return ()
    marks = agenda_marks(session, meeting_id=meeting.id or 0)
    had_turn = [subject_id for marked, subject_id in marks if marked == ids.SUBJECT]
    day: date = meeting.starts_at.astimezone(here.zone).date()
    found = developments_back(session, workspace_id=here.workspace_id, by=day, also=had_turn)
    return development_views(session, found, here=here)
