"""Options that several subcommands share."""

from typing import Annotated

import typer

from bot.profile import Profile, ProfileError, load_profile

PortOption = Annotated[int, typer.Option(help="Port of the page; 0 takes a free one.")]
ProfileOption = Annotated[
    str, typer.Option(help="A shipped profile, or the path of your own TOML file.")
]
DatabaseOption = Annotated[
    str | None, typer.Option(help="SQLAlchemy URL; the environment's VAANDEL_DATABASE_URL else.")
]

DEFAULT_PORT = 3210
DEFAULT_PROFILE = "midden-groningen"


def profile_or_exit(name: str) -> Profile:
    """The profile, or the mistakes in it on standard error and exit code 2."""
    try:
        return load_profile(name)
    except ProfileError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
