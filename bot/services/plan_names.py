"""Which part of the plan somebody means by what they type."""

from datetime import date

from bot.language.commands import nearest
from bot.language.folding import folded
from bot.messages.plan import part_title
from bot.messages.plan_view import GOALS, TRACK, PlanPart, PlanPlace
from bot.profile import Profile
from bot.services.municipality import Municipality
from bot.services.plan_parts import plan_parts


def place_typed(text: str, *, here: Municipality, today: date) -> PlanPlace | None:
    """The part, or the goals of a theme, that was typed; None if it is none of the plan's."""
    wanted = folded(text)
    places = _places(here, today)
    found = wanted if wanted in places else nearest(wanted, places)
    return None if found is None else places[found]


def _places(here: Municipality, today: date) -> dict[str, PlanPlace]:
    """Every name, folded; a name of two things means the first."""
    places: dict[str, PlanPlace] = {}
    for part in plan_parts(here.profile, today=today, filled={}):
        for name in (part_title(part, here.words), *_names(part, here.profile)):
            places.setdefault(folded(name), PlanPlace(part=part.slug))
    for theme in here.profile.themes:
        for name in (theme.slug, theme.label, *theme.aliases):
            places.setdefault(folded(name), PlanPlace(part=GOALS, theme=theme.slug))
    return places


def _names(part: PlanPart, profile: Profile) -> tuple[str, ...]:
    """What a part is called beside its title; a track also by its team."""
    for track in profile.tracks:
        if part.slug == f"{TRACK}{track.slug}":
            team = profile.team(track.team)
            return (track.slug, team.name, team.label, *team.aliases)
    return (part.slug,)
