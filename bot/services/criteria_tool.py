"""The criteria tool among the tools of a profile."""

from bot.profile import Profile
from bot.profile.knowledge import Tool


def find_tool(profile: Profile) -> Tool | None:
    """The criteria tool of the profile: one with levels, kinds and an address."""
    return next((tool for tool in profile.tools if tool.levels and tool.kinds and tool.url), None)
