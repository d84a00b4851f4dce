"""The sandbox workspace of a municipality, made from its profile: people are roles."""

from bot.messages.agenda_ids import SHORTCUT as AGENDA_SHORTCUT
from bot.messages.lesson_ids import SHORTCUT
from bot.profile import Profile
from bot.sandbox.setup import (
    ChannelSetup,
    CommandExample,
    CommandSetup,
    Setup,
    ShortcutSetup,
    UserGroupSetup,
    UserSetup,
)
from bot.slack.manifest import AGENDA_SHORTCUT_NAME, SCOPES, SHORTCUT_NAME

GUEST = "extern"
"""The key of somebody who is not from the municipality."""


def workspace_setup(profile: Profile) -> Setup:
    """People, channels and the slash command as this profile has them."""
    return Setup(
        workspace=f"{profile.organisation[0].upper()}{profile.organisation[1:]}",
        users=_people(profile),
        channels=_channels(profile),
        commands=(_command(profile),),
        timezone=profile.timezone,
        user_groups=(
            UserGroupSetup(
                handle=f"{profile.acronym.lower()}-team",
                name=f"{profile.acronym}-team",
                members=("coordinator", "adviseur", "teamlid"),
            ),
        ),
        scopes=tuple(SCOPES),
        shortcuts=(
            ShortcutSetup(SHORTCUT, SHORTCUT_NAME, "message"),
            ShortcutSetup(AGENDA_SHORTCUT, AGENDA_SHORTCUT_NAME, "message"),
        ),
    )


def _people(profile: Profile) -> tuple[UserSetup, ...]:
    return (
        UserSetup("inkoper", "Inkoper", "Koopt in voor een team"),
        UserSetup("teamleider", "Teamleider", "Opdrachtgever van inkopen"),
        UserSetup("budgethouder", "Budgethouder", "Gaat over het geld van een team"),
        UserSetup("adviseur", "Inkoopadviseur", profile.adviser_title, roles=("adviser",)),
        UserSetup("coordinator", "Coördinator", profile.coordinator_title, roles=("coordinator",)),
        UserSetup(
            "teamlid",
            f"{profile.acronym}-teamlid",
            profile.member_title or "",
            roles=("member",),
        ),
        UserSetup(GUEST, "Adviesbureau", "Denkt mee van buiten", guest=True),
        UserSetup("finance", "Financieel adviseur", "Kijkt mee met de kosten", roles=("finance",)),
    )


def _channels(profile: Profile) -> tuple[ChannelSetup, ...]:
    """Colleagues are everywhere; the guest only where people learn from each other."""
    named = profile.channels
    colleagues = tuple(person.key for person in _people(profile) if not person.guest)
    wanted = [
        ChannelSetup(named.default, f"Alles over {profile.acronym}", members=colleagues),
        ChannelSetup(
            named.coordinator or "",
            "Overleg en agenda",
            members=("adviseur", "coordinator"),
            private=True,
        ),
        ChannelSetup(named.celebrations or "", "Successen", members=colleagues),
        ChannelSetup(named.community or "", "Van elkaar leren", members=(*colleagues, GUEST)),
        *(
            ChannelSetup(team.channel or "", team.label, members=colleagues)
            for team in profile.teams
        ),
    ]
    channels: dict[str, ChannelSetup] = {}
    for channel in wanted:
        if channel.name:
            channels.setdefault(channel.name, channel)
    return tuple(channels.values())


def _command(profile: Profile) -> CommandSetup:
    return CommandSetup(
        command=profile.command,
        description=f"{profile.acronym} bij je inkoop",
        usage_hint="traject [wat ga je inkopen?]",
        examples=(
            CommandExample("traject", "Een traject aanmelden"),
            CommandExample(
                "traject vervanging straatverlichting 4 ton", "Aanmelden met een paar woorden erbij"
            ),
            CommandExample("trajecten", "Trajecten zoeken"),
            CommandExample("les", "Bewaren wat je leerde"),
            CommandExample("zoek asfalt", f"Zoeken in de {profile.words.lessons}"),
            CommandExample("help", "Wat kan ik hier?"),
        ),
    )
