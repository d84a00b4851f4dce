"""Who stands for a theme, kind of purchase, team, domain or pack: set by the coordinator."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlmodel import Session

from bot.language.choosing import read_choices
from bot.language.folding import folded
from bot.language.list_filters import Kind
from bot.messages import expertise_ids as ids
from bot.messages.expertise_view import ExpertLine
from bot.messages.formatting import in_sentence
from bot.policy.confidentiality import Viewer
from bot.policy.expertise import may_appoint
from bot.profile import Profile
from bot.services.errors import NotCoordinatorError
from bot.services.filter_names import names_of
from bot.services.municipality import Municipality
from bot.services.people import person_id_of
from storage import event_log
from storage.expertise import represented, set_represented
from storage.people import people_by_id
from storage.vocabulary import RepresentedKind

_KINDS = {
    Kind.TEAM: RepresentedKind.TEAM,
    Kind.CATEGORY: RepresentedKind.CATEGORY,
    Kind.THEME: RepresentedKind.THEME,
}
"""A name of several is the last one's: first the team, then the category, then the theme."""

OF_PURCHASES = (RepresentedKind.CATEGORY, RepresentedKind.THEME)
_BETWEEN = ":"
_MENTION = "@"


def name_of(kind: RepresentedKind, slug: str) -> str:
    """What somebody stands for, as one value of a menu; read back by :func:`read_name`."""
    return f"{kind}{_BETWEEN}{slug}"


def read_name(value: str) -> tuple[RepresentedKind, str]:
    """What :func:`name_of` wrote. :raises ValueError: it is something else."""
    kind, slug = value.split(_BETWEEN)
    return RepresentedKind(kind), slug


def named_in(
    text: str, *, here: Municipality, kinds: Collection[RepresentedKind] = OF_PURCHASES
) -> tuple[tuple[RepresentedKind, str], ...]:
    """What somebody typed of these kinds; people are left to be chosen."""
    words = " ".join(word for word in text.split() if not word.lstrip("<").startswith(_MENTION))
    wanted = {kind: means for kind, means in _KINDS.items() if means in kinds}
    known = names_of(here, wanted)
    names = {
        folded(name): name_of(means, slug)
        for kind, means in wanted.items()
        for name, slug in known[kind].items()
    }
    if RepresentedKind.DOMAIN in kinds:
        for domain in here.profile.domains:
            for name in (domain.slug, domain.label):
                names.setdefault(folded(name), name_of(RepresentedKind.DOMAIN, domain.slug))
    return tuple(read_name(found) for found in read_choices(words, names) or ())


def pack_named(text: str, *, here: Municipality) -> str | None:
    """The slug of the pack of which both the kind of purchase and the theme were typed."""
    by_kind = dict(reversed(named_in(text, here=here)))
    category = by_kind.get(RepresentedKind.CATEGORY)
    theme = by_kind.get(RepresentedKind.THEME)
    if category is None or theme is None:
        return None
    slug = pack_slug(category, theme)
    return slug if slug in dict(packs_of(here.profile)) else None


def set_representative(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    kind: RepresentedKind,
    slug: str,
    slack_user_id: str | None,
    now: datetime,
) -> None:
    """Let somebody stand for something, or nobody. That it is a colleague is checked.

    :raises NotCoordinatorError: this person may not say so.
    """
    if not may_appoint(viewer):
        raise NotCoordinatorError
    before = represented(session, workspace_id=here.workspace_id).get((kind, slug))
    person_id = (
        person_id_of(session, here=here, slack_user_id=slack_user_id, now=now)
        if slack_user_id
        else None
    )
    if person_id == before:
        return
    set_represented(
        session,
        workspace_id=here.workspace_id,
        kind=kind,
        slug=slug,
        person_id=person_id,
        set_by_id=viewer.person_id,
        now=now,
    )
    event_log.record(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT_WORKSPACE,
        subject_id=here.workspace_id,
        kind="representative",
        actor_id=viewer.person_id,
        now=now,
        facts={"for": [None, name_of(kind, slug)], "person": [before, person_id]},
    )


def expert_lines(session: Session, *, here: Municipality) -> tuple[ExpertLine, ...]:
    """Every theme, category, team, domain and pack, in that order, with who stands for it."""
    users = _users(session, here)
    themes = (
        ExpertLine(
            RepresentedKind.THEME,
            theme.slug,
            theme.label,
            users.get((RepresentedKind.THEME, theme.slug), ""),
            theme.expert,
        )
        for theme in here.profile.themes
    )
    categories = (
        ExpertLine(
            RepresentedKind.CATEGORY,
            category.slug,
            category.label,
            users.get((RepresentedKind.CATEGORY, category.slug), ""),
        )
        for category in here.profile.categories
    )
    others = (
        ExpertLine(kind, each.slug, each.label, users.get((kind, each.slug), ""))
        for kind, entries in (
            (RepresentedKind.TEAM, here.profile.teams),
            (RepresentedKind.DOMAIN, here.profile.domains),
        )
        for each in entries
    )
    packs = (
        ExpertLine(RepresentedKind.PACK, slug, label, users.get((RepresentedKind.PACK, slug), ""))
        for slug, label in packs_of(here.profile)
    )
    return (*themes, *categories, *others, *packs)


def packs_of(profile: Profile) -> tuple[tuple[str, str], ...]:
    """Every inspiration pack with its slug and label: a main theme of a kind of purchase."""
    themes = {theme.slug: theme.label for theme in profile.themes}
    return tuple(
        (pack_slug(category.slug, slug), f"{category.label} · {in_sentence(themes[slug])}")
        for category in profile.categories
        for slug in category.themes
        if slug in themes
    )


def pack_slug(category: str, theme: str) -> str:
    """What names the pack of a theme at a kind of purchase."""
    return f"{category}.{theme}"


def _users(session: Session, here: Municipality) -> Mapping[tuple[RepresentedKind, str], str]:
    known = represented(session, workspace_id=here.workspace_id)
    people = people_by_id(session, workspace_id=here.workspace_id, ids=set(known.values()))
    return {what: people[person_id].slack_user_id for what, person_id in known.items()}
