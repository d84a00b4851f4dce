"""The page on settings, made from their descriptions: ``python -m tests.settings.table``."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import AliasChoices, SecretStr
from pydantic.fields import FieldInfo

from bot.settings import Settings
from tests.support.checkout import ROOT

PAGE = ROOT / "docs" / "settings.md"

_INTRODUCTION = """\
# Settings

What differs from one installation to the next. Everything a municipality chooses (themes,
teams, channels, thresholds, rhythms) stands in its profile instead.

Settings are read from the environment, and from a file `.env` in the folder where the bot is
started; the environment goes first. Names are not case-sensitive.

| Name | Default | What it is |
|---|---|---|
"""


def page() -> str:
    """The whole page."""
    return _INTRODUCTION + "".join(f"{row}\n" for row in _rows())


def name_of(field: str, info: FieldInfo) -> str:
    """What a setting is called in the environment."""
    if isinstance(info.validation_alias, AliasChoices):
        return str(info.validation_alias.choices[0])
    return f"{Settings.model_config['env_prefix']}{field}".upper()


def _rows() -> Iterator[str]:
    for field, info in Settings.model_fields.items():
        about = (info.description or "").replace("|", r"\|")
        yield f"| `{name_of(field, info)}` | {_default(info.default)} | {about} |"


def _default(value: object) -> str:
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    return f"`{value}`" if value not in (None, "", ()) else "none"


def main(to: Path = PAGE) -> None:
    """Write the page."""
    to.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
