"""What the demo knows of what helps: experts, what maximal means, criteria of the national tool.

The TOML files beside this one hold it. All of it is made up and says so where it is read; people
are named by the key they have in the sandbox. What a changed profile does not know is left out.
"""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from bot.assembly import Program
from bot.policy.confidentiality import Viewer
from bot.profile import Profile
from bot.services.criteria import CriterionInput, add_criterion
from bot.services.criteria_tool import find_tool
from bot.services.maximal import write_maximal
from bot.services.people import viewer_of
from bot.services.representatives import set_representative
from storage.vocabulary import RepresentedKind

_KEEPER = "coordinator"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DemoExpert(_Part):
    """Somebody who knows most about a theme."""

    theme: str
    person: str


class DemoMaximal(_Part):
    """What the most means, made up; for one kind of purchase, or for every kind."""

    theme: str
    category: str = ""
    text: str


class DemoCriterion(_Part):
    """A made-up criterion; its link is the address of the tool itself."""

    theme: str
    category: str
    level: str
    kind: str
    text: str


class Helping(_Part):
    """Everything that the demo of one profile knows of what helps."""

    experts: tuple[DemoExpert, ...] = ()
    maximal: tuple[DemoMaximal, ...] = ()
    criteria: tuple[DemoCriterion, ...] = ()


def helping_of(profile: Profile) -> Helping:
    """What helps in this profile; nothing for a profile that does not ship."""
    file = files("bot.demonstration") / f"{profile.slug}-helping.toml"
    if not file.is_file():
        return Helping()
    every = Helping.model_validate(tomllib.loads(file.read_text("utf-8")))
    themes = {theme.slug for theme in profile.themes}
    categories = {category.slug for category in profile.categories}
    tool = find_tool(profile)
    return Helping(
        experts=tuple(each for each in every.experts if each.theme in themes),
        maximal=tuple(
            each
            for each in every.maximal
            if each.theme in themes and each.category in {"", *categories}
        ),
        criteria=tuple(
            each
            for each in every.criteria
            if tool is not None
            and each.theme in themes
            and each.category in categories
            and each.level in tool.levels
            and each.kind in tool.kinds
        ),
    )


def show_helping(program: Program, *, people: Mapping[str, str]) -> None:
    """Put it in, as the coordinator would.

    :param people: Slack user ids by the key they have in the sandbox.
    """
    team_id = str(program.app.client.auth_test()["team_id"])
    desk, now = program.desk, program.desk.clock.now()
    with desk.database.writing() as session:
        here = desk.municipalities.of_team(session, team_id)
        keeper: Viewer = viewer_of(
            session, here=here, slack_user_id=people[_KEEPER], outsider=False, now=now
        )
        shown, tool = helping_of(here.profile), find_tool(here.profile)
        for expert in shown.experts:
            set_representative(
                session,
                here=here,
                viewer=keeper,
                kind=RepresentedKind.THEME,
                slug=expert.theme,
                slack_user_id=people[expert.person],
                now=now,
            )
        for each in shown.maximal:
            write_maximal(
                session,
                here=here,
                viewer=keeper,
                theme=each.theme,
                category=each.category,
                seen=0,
                text=each.text,
                now=now,
            )
        for made_up in shown.criteria:
            wanted = CriterionInput(
                **made_up.model_dump(),
                link=(tool.url if tool else None) or "",
                looked_up_on=now.astimezone(here.zone).date(),
            )
            add_criterion(session, here=here, viewer=keeper, wanted=wanted, now=now)
        session.commit()
