"""Finding a colleague who may help: who stands for it, who wants to, who did it before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from bot.language.folding import folded
from bot.language.looking_for_people import names_within, words_in, words_sought
from bot.language.sought import Sought
from bot.messages.community_view import PersonFound
from bot.policy.community import Membership, Reason, Way, who_is_found
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.services.errors import NotAllowedError
from bot.services.lesson_search import LessonQuery, find_lessons
from bot.services.municipality import Municipality
from bot.services.representatives import name_of, pack_slug, packs_of, read_name
from storage.community import members_of, purchases_done
from storage.expertise import represented
from storage.lessons import lesson_records
from storage.people import people_by_id
from storage.tables import CommunityMember
from storage.vocabulary import RepresentedKind

_EXPERTS = frozenset({RepresentedKind.THEME, RepresentedKind.CATEGORY})
"""Who stands for something else stands for a part of the organisation, or a pack."""

_MOST_LESSONS = 20


@dataclass(frozen=True)
class _Looked:
    """What is looked for: what of the profile is named, and the words."""

    text: str
    named: frozenset[tuple[RepresentedKind, str]] = frozenset()
    words: Sequence[Sought] = field(default=(), repr=False)

    def fit(self, text: str, *named: tuple[RepresentedKind, str]) -> int:
        """How much of it something answers."""
        return len(self.named.intersection(named)) + words_in(text, self.words)


def find_people(
    session: Session, *, here: Municipality, viewer: Viewer, text: str
) -> tuple[PersonFound, ...]:
    """Who may help with what somebody typed, in the order of the policy. For colleagues.

    Whether Slack still knows them as colleagues is for the caller to ask.

    :raises NotAllowedError: this is a guest or somebody of another organisation.
    """
    if not permitted(viewer, Act.FIND_PEOPLE):
        raise NotAllowedError(Act.FIND_PEOPLE)
    if not folded(text):
        return ()
    looked = _looked(text, here)
    members = members_of(session, workspace_id=here.workspace_id)
    standing = {
        each.person_id: Membership(each.shown, each.left_at is not None) for each in members
    }
    reasons = (
        *_appointed(session, here, looked),
        *_willing(members, here, looked),
        *_did_before(session, here, looked),
        *_told(session, here, viewer, looked),
    )
    found = who_is_found(reasons, standing, seeker=viewer.person_id)
    people = people_by_id(
        session, workspace_id=here.workspace_id, ids=[each.person for each in found]
    )
    return tuple(
        PersonFound(
            each.person, people[each.person].slack_user_id, each.way, each.what, each.number
        )
        for each in found
        if each.person in people
    )


def _looked(text: str, here: Municipality) -> _Looked:
    """Names of the profile first; keywords of themes and categories name those as well."""
    names: dict[str, str] = {}
    for kind, slug, called in _named(here):
        for name in called:
            names.setdefault(folded(name), name_of(kind, slug))
    named = frozenset(map(read_name, names_within(text, names)))
    return _Looked(text, named | _packs(named, here), words_sought(text))


def _packs(
    named: frozenset[tuple[RepresentedKind, str]], here: Municipality
) -> frozenset[tuple[RepresentedKind, str]]:
    """Who names a theme and a kind of purchase, means the inspiration pack of both."""
    return frozenset(
        (RepresentedKind.PACK, pack_slug(category.slug, theme))
        for category in here.profile.categories
        for theme in category.themes
        if {(RepresentedKind.CATEGORY, category.slug), (RepresentedKind.THEME, theme)} <= named
    )


def _named(here: Municipality) -> Iterator[tuple[RepresentedKind, str, Iterable[str]]]:
    profile = here.profile
    theme, category = RepresentedKind.THEME, RepresentedKind.CATEGORY
    for kind, entries in ((theme, profile.themes), (category, profile.categories)):
        yield from ((kind, one.slug, (one.slug, one.label, *one.aliases)) for one in entries)
    for team in profile.teams:
        called = (team.slug, team.name, team.label, *team.aliases)
        yield RepresentedKind.TEAM, team.slug, called
    for domain in profile.domains:
        yield RepresentedKind.DOMAIN, domain.slug, (domain.slug, domain.label)
    for kind, entries in ((theme, profile.themes), (category, profile.categories)):
        yield from ((kind, one.slug, one.keywords) for one in entries)


def _appointed(session: Session, here: Municipality, looked: _Looked) -> Iterator[Reason]:
    labels = _labels(here)
    for what, person in represented(session, workspace_id=here.workspace_id).items():
        if what in looked.named:
            way = Way.EXPERT if what[0] in _EXPERTS else Way.AMBASSADOR
            yield Reason(person, way, 1, public=True, what=labels.get(what, what[1]))


def _willing(
    members: Sequence[CommunityMember], here: Municipality, looked: _Looked
) -> Iterator[Reason]:
    """What they wrote themselves, else what they chose."""
    labels = _labels(here)
    for each in members:
        chosen = [
            *((RepresentedKind.THEME, str(slug)) for slug in each.themes),
            *((RepresentedKind.CATEGORY, str(slug)) for slug in each.categories),
        ]
        fit = looked.fit(each.helps_with or "", *chosen)
        if fit:
            fitting = [labels.get(one, one[1]) for one in chosen if one in looked.named]
            what = each.helps_with or ", ".join(fitting)
            yield Reason(each.person_id, Way.MEMBER, fit, what=what)


def _did_before(session: Session, here: Municipality, looked: _Looked) -> Iterator[Reason]:
    """Who had a role in a shared purchase: every colleague reads that in its details."""
    for record in purchases_done(session, workspace_id=here.workspace_id):
        stored = record.trajectory
        about = [(RepresentedKind.THEME, theme) for theme in record.themes]
        if stored.category:
            about.append((RepresentedKind.CATEGORY, stored.category))
        fit = looked.fit(stored.title, *about)
        if not fit:
            continue
        for person in sorted(set(record.roles.values())):
            yield Reason(
                person, Way.DID_BEFORE, fit, public=True, what=stored.title, number=stored.number
            )


def _told(
    session: Session, here: Municipality, viewer: Viewer, looked: _Looked
) -> Iterator[Reason]:
    """Who told a lesson with their name to it, as every colleague reads it."""
    found = find_lessons(session, here=here, viewer=viewer, query=LessonQuery(text=looked.text))
    ids = [each.lesson_id for each in found[:_MOST_LESSONS]]
    for record in lesson_records(session, workspace_id=here.workspace_id, ids=ids):
        lesson = record.lesson
        if lesson.told_by_id is None or lesson.anonymous:
            continue
        fit = looked.fit(
            f"{lesson.title}\n{lesson.insight}",
            *((RepresentedKind.THEME, theme) for theme in record.themes),
            *((RepresentedKind.CATEGORY, category) for category in record.categories),
        )
        if fit:
            yield Reason(
                lesson.told_by_id,
                Way.TOLD,
                fit,
                public=True,
                what=lesson.title,
                number=lesson.number,
            )


def _labels(here: Municipality) -> Mapping[tuple[RepresentedKind, str], str]:
    profile = here.profile
    return {
        **{(RepresentedKind.THEME, each.slug): each.label for each in profile.themes},
        **{(RepresentedKind.CATEGORY, each.slug): each.label for each in profile.categories},
        **{(RepresentedKind.TEAM, each.slug): each.label for each in profile.teams},
        **{(RepresentedKind.DOMAIN, each.slug): each.label for each in profile.domains},
        **{(RepresentedKind.PACK, slug): label for slug, label in packs_of(profile)},
    }
