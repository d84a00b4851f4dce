"""The sandbox workspace of a municipality, made from its profile: people are roles."""

from bot.profile import Profile
from bot.sandbox.setup import (
    ChannelSetup,
    CommandExample,
    CommandSetup,
    Setup,
    UserSetup,
)


def workspace_setup(profile: Profile) -> Setup:
    """People, channels and the slash command as this profile has them."""
    return Setup(
        workspace=f"{profile.organisation[0].upper()}{profile.organisation[1:]}",
        users=_people(profile),
        channels=_channels(profile),
        commands=(_command(profile),),
        timezone=profile.timezone,
    )


def _people(profile: Profile) -> tuple[UserSetup, ...]:
    return (
        UserSetup("inkoper", "Inkoper", "Koopt in voor een team"),
        UserSetup("teamleider", "Teamleider", "Opdrachtgever van inkopen"),
        UserSetup("budgethouder", "Budgethouder", "Gaat over het geld van een team"),
        UserSetup("adviseur", "Inkoopadviseur", profile.adviser_title, roles=("adviser",)),
        UserSetup("coordinator", "Coördinator", profile.coordinator_title, roles=("coordinator",)),
        UserSetup("teamlid", f"{profile.acronym}-teamlid", profile.member_title or ""),
    )


def _channels(profile: Profile) -> tuple[ChannelSetup, ...]:
    overseers = ("adviseur", "coordinator")
    named = profile.channels
    channels = {
        named.default: ChannelSetup(named.default, f"Alles over {profile.acronym}"),
    }
    if named.coordinator:
        channels[named.coordinator] = ChannelSetup(
            named.coordinator, "Overleg en agenda", members=overseers, private=True
        )
    for name, purpose in (
        (named.celebrations, "Successen"),
        (named.community, "Van elkaar leren"),
    ):
        if name:
            channels.setdefault(name, ChannelSetup(name, purpose))
    for team in profile.teams:
        if team.channel:
            channels.setdefault(team.channel, ChannelSetup(team.channel, team.label))
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
            CommandExample("help", "Wat kan ik hier?"),
        ),
    )
