"""Read a profile from a file, or one of those that ship, and tell every mistake at once."""

import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.profile.checks import check
from bot.profile.model import Profile
from bot.profile.problems import ProfileError, ProfileProblem, one_of
from bot.profile.translate import translate

SUFFIX = ".toml"


def profile_names() -> list[str]:
    """The profiles that ship with the program, alphabetically."""
    return sorted(
        entry.name.removesuffix(SUFFIX)
        for entry in _folder().iterdir()
        if entry.name.endswith(SUFFIX)
    )


def load_profile(name_or_path: str | Path) -> Profile:
    """A shipped profile by its name, or one's own by its path (ending in ``.toml``).

    Raises ProfileError with every mistake found.
    """
    text = str(name_or_path)
    if isinstance(name_or_path, Path) or text.endswith(SUFFIX):
        return parse_profile(_read(Path(text), text), text)
    if text in profile_names():
        file = text + SUFFIX
        return parse_profile(_read(_folder() / file, file), file)
    expected = one_of(text, profile_names()) + "; or the path of a .toml file"
    raise ProfileError([ProfileProblem(text, "", "there is no such profile", expected)])


def parse_profile(data: Mapping[str, Any], file: str = "profile") -> Profile:
    """A profile from data as TOML gives it; `file` is the name that mistakes are told with.

    Raises ProfileError with every mistake found.
    """
    profile: Profile | None = None
    problems: list[ProfileProblem] = []
    try:
        profile = Profile.model_validate(_with_sources(data, data))
    except ValidationError as error:
        problems += translate(error, data, file)
    problems += check(data, file)
    if problems or profile is None:
        raise ProfileError(list(dict.fromkeys(problems)))
    return profile


def _folder() -> Traversable:
    return resources.files("bot") / "profiles"


def _read(source: Path | Traversable, file: str) -> dict[str, Any]:
    try:
        text = source.read_bytes().decode("utf-8")
        return tomllib.loads(text)
    except OSError as error:
        problem = ProfileProblem(file, "", "cannot be read", f"a readable file ({error.strerror})")
    except UnicodeDecodeError as error:
        problem = ProfileProblem(
            file, "", f"byte {error.start} is not UTF-8", "a file saved as UTF-8"
        )
    except tomllib.TOMLDecodeError as error:
        problem = _syntax(str(error), file)
    raise ProfileError([problem])


def _syntax(message: str, file: str) -> ProfileProblem:
    """A TOML mistake; one that names its table is a slug used twice."""
    twice = re.match(r"Cannot declare \((.*)\) twice", message)
    if twice:
        key = ".".join(re.findall(r"'([^']*)'", twice.group(1)))
        line = message.partition("(at ")[2].rstrip(")")
        return ProfileProblem(file, key, f"is there twice ({line})", "each slug once")
    return ProfileProblem(file, "", message, "valid TOML (https://toml.io)")


def _with_sources(node: Any, data: Mapping[str, Any]) -> Any:
    """Put the [sources.*] table that a `source` names in its place."""
    if isinstance(node, list):
        return [_with_sources(item, data) for item in node]
    if not isinstance(node, Mapping):
        return node
    expanded = {name: _with_sources(value, data) for name, value in node.items()}
    sources = data.get("sources")
    name = node.get("source")
    if isinstance(name, str) and isinstance(sources, Mapping):
        entry = sources.get(name)
        if isinstance(entry, Mapping):
            expanded["source"] = {**entry, "slug": name}
    return expanded
