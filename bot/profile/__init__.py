"""A municipality's choices: the profile, its loader, and mistakes told clearly.

A section of a profile has a module of its own; what the rest of the program uses
most is named here.
"""

from bot.profile.base import MONTHS, Source
from bot.profile.blanks import BlankKey
from bot.profile.goals import Development, DevelopmentPhase, PolicyGoal
from bot.profile.loading import load_profile, parse_profile, profile_names
from bot.profile.model import Profile
from bot.profile.money import SocialReturn, Threshold, ValueClass
from bot.profile.organisation import Category, Channels, Domain, Team
from bot.profile.problems import ProfileError, ProfileProblem
from bot.profile.rhythms import PlanningItem, Rhythm, Timing
from bot.profile.schema import profile_schema_help
from bot.profile.themes import Ambition, Explanation, Level, TeamAspiration, Theme

__all__ = [
    "MONTHS",
    "Ambition",
    "BlankKey",
    "Category",
    "Channels",
    "Development",
    "DevelopmentPhase",
    "Domain",
    "Explanation",
    "Level",
    "PlanningItem",
    "PolicyGoal",
    "Profile",
    "ProfileError",
    "ProfileProblem",
    "Rhythm",
    "SocialReturn",
    "Source",
    "Team",
    "TeamAspiration",
    "Theme",
    "Threshold",
    "Timing",
    "ValueClass",
    "load_profile",
    "parse_profile",
    "profile_names",
    "profile_schema_help",
]
