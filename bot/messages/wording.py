"""Wording from templates: each page is a template, each phrase one of its blocks.

A municipality lays a page of the same name in a folder of its own and writes only
the phrases that it wants to say differently.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, DictLoader, Environment, PackageLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.language.titles import capitalised
from bot.messages import formatting
from bot.messages.escaping import Mrkdwn, escape
from bot.messages.own_wording import (
    SUFFIX,
    Phrases,
    WordingError,
    check_own_pages,
    phrases_of,
    read_pages,
)

__all__ = ["Wording", "WordingError"]


class Wording:
    """Every phrase of the program, for one municipality.

    :param common: what every phrase may use, such as the acronym and the command.
    :param own: a folder with the municipality's own pages, or None.
    :raises WordingError: one of the municipality's own pages is wrong.
    """

    def __init__(self, common: Mapping[str, object], *, own: Path | None = None) -> None:
        self._common = dict(common)
        pages = {} if own is None else read_pages(own)
        self._own = _escaping_or_not(DictLoader(pages))
        self._own_pages = (
            check_own_pages(self._own[True], pages, _shipped_phrases(), self._common)
            if pages
            else frozenset()
        )

    def mrkdwn(self, page: str, phrase: str, **data: object) -> Mrkdwn:
        """A phrase for a mrkdwn text: every value in it is escaped."""
        return Mrkdwn(self._render(page, phrase, safe=True, data=data))

    def plain(self, page: str, phrase: str, **data: object) -> str:
        """A phrase for a plain_text: nothing is escaped."""
        return self._render(page, phrase, safe=False, data=data)

    def pages(self) -> dict[str, tuple[str, ...]]:
        """Every page with the names of its phrases."""
        return {page: tuple(phrases) for page, phrases in _shipped_phrases().items()}

    def _render(self, page: str, phrase: str, *, safe: bool, data: Mapping[str, object]) -> str:
        template = self._template(page, phrase, safe=safe)
        context = template.new_context({**self._common, **data})
        return "".join(template.blocks[phrase](context)).strip()

    def _template(self, page: str, phrase: str, *, safe: bool) -> Template:
        if page in self._own_pages:
            own = self._own[safe].get_template(page + SUFFIX)
            if phrase in own.blocks:
                return own
        return _shipped()[safe].get_template(page + SUFFIX)


@cache
def _shipped() -> Mapping[bool, Environment]:
    """The program's own pages, compiled once for every municipality."""
    return _escaping_or_not(PackageLoader("bot.messages", "templates"))


@cache
def _shipped_phrases() -> Mapping[str, Phrases]:
    """The phrases of every page; reading all of them takes almost half a second."""
    environment = _shipped()[True]
    return {
        name.removesuffix(SUFFIX): phrases_of(environment.parse(_source(environment, name)))
        for name in environment.list_templates(extensions=["j2"])
    }


def _source(environment: Environment, name: str) -> str:
    loader: Any = environment.loader
    return str(loader.get_source(environment, name)[0])


def _escaping_or_not(loader: BaseLoader) -> Mapping[bool, Environment]:
    return {True: _environment(loader, escape), False: _environment(loader, str)}


def _environment(loader: BaseLoader, finalize: Any) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=loader,
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=False,
        auto_reload=False,  # a page is looked up for every phrase; it does not change meanwhile
        trim_blocks=True,
        lstrip_blocks=True,
    )
    del environment.filters["attr"]  # reaches past the check of own pages
    environment.filters.update(
        bedrag=formatting.euros,
        datum=formatting.day,
        procent=formatting.percentage,
        opsomming=_listed_filter,
        meervoud=formatting.plural,
        hoofdletter=capitalised,
        beginletter=formatting.in_sentence,
    )
    return environment


def _listed_filter(words: Iterable[object]) -> str:
    """The words in a row; safe when each of them is."""
    given = list(words)
    row = formatting.listed([str(word) for word in given])
    return Mrkdwn(row) if all(isinstance(word, Mrkdwn) for word in given) else row
