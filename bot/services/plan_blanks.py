"""What the plan is silent on: each with a key that lasts, and what it is about."""

import re
from typing import Any

from bot.profile import BlankKey, Profile

BLANK = "blank:"
_PART = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_NAMES = ("label", "title", "plan", "name")
_MARKS = ("slug", "number", "year", "role")


def blank_key(profile: Profile, blank: BlankKey) -> str:
    """Its key by slugs and numbers of the plan, never by the place in a list."""
    parts: list[str] = []
    node: Any = profile
    for name, index in _PART.findall(blank.key):
        node = _child(node, name, index)
        mark = next((str(m) for each in _MARKS if (m := getattr(node, each, None))), index)
        parts.append(name or mark)
    return BLANK + ".".join(parts)


def blank_about(profile: Profile, blank: BlankKey) -> str:
    """What it is about, as the profile calls that; empty when it is about the whole."""
    about = ""
    node: Any = profile
    for name, index in _PART.findall(blank.key):
        node = _child(node, name, index)
        if node is None or isinstance(node, tuple):
            continue
        own = next((own for each in _NAMES if (own := getattr(node, each, None))), "")
        about = str(own or about)
    return about


def blank_level(profile: Profile, blank: BlankKey) -> int | None:
    """The ambition level that it is about, if it is about one."""
    found = re.match(r"levels\[(\d+)\]", blank.key)
    return profile.levels[int(found[1])].number if found else None


def _child(node: Any, name: str, index: str) -> Any:
    if index:
        return node[int(index)]
    if isinstance(node, tuple):
        return next((each for each in node if getattr(each, "slug", None) == name), None)
    return getattr(node, name, None)
