"""``vaandel profile``: the municipalities' choices."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import profile_or_exit
from bot.profile import ProfileError, load_profile, profile_names


def build() -> typer.Typer:
    """``list``, ``show`` and ``check``."""
    profiles = typer.Typer(help="The profiles.", no_args_is_help=True)
    profiles.command("list")(list_profiles)
    profiles.command("show")(show)
    profiles.command("check")(check)
    return profiles


def list_profiles() -> None:
    """The profiles that come with the program."""
    for name in profile_names():
        typer.echo(name)


def show(name: Annotated[str, typer.Argument(help="A shipped profile or a path.")]) -> None:
    """A profile as JSON."""
    typer.echo(profile_or_exit(name).model_dump_json(indent=2))


def check(file: Annotated[Path, typer.Argument(help="The TOML file of a profile.")]) -> None:
    """Whether a profile can be used; each mistake with file, key and what would be right."""
    try:
        load_profile(file)
    except ProfileError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    typer.echo("ok")
