"""A municipality's choices: the profile, its loader, and mistakes told clearly."""

from bot.profile.base import MONTHS, Source
from bot.profile.loading import load_profile, parse_profile, profile_names
from bot.profile.model import Profile
from bot.profile.money import SocialReturn, Threshold, ValueClass
from bot.profile.organisation import Category, Channels, Domain, Team
from bot.profile.problems import ProfileError, ProfileProblem
from bot.profile.schema import profile_schema_help
from bot.profile.themes import Level, Theme

__all__ = [
    "MONTHS",
    "Category",
    "Channels",
    "Domain",
    "Level",
    "Profile",
    "ProfileError",
    "ProfileProblem",
    "SocialReturn",
    "Source",
    "Team",
    "Theme",
    "Threshold",
    "ValueClass",
    "load_profile",
    "parse_profile",
    "profile_names",
    "profile_schema_help",
]
