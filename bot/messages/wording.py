"""Wording from templates: each page is a template, each phrase one of its blocks.

A municipality lays a page of the same name in a folder of its own and writes only
the phrases that it wants to say differently.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, FileSystemLoader, PackageLoader, StrictUndefined, Template
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.messages import formatting
from bot.messages.escaping import Mrkdwn, escape

_SUFFIX = ".j2"


class WordingError(Exception):
    """A template that cannot be used; the text says which file and why."""


class Wording:
    """Every phrase of the program, for one municipality.

    :param common: what every phrase may use, such as the acronym and the command.
    :param own: a folder with the municipality's own pages, or None.
    :raises WordingError: one of the municipality's own pages is wrong.
    """

    def __init__(self, common: Mapping[str, object], *, own: Path | None = None) -> None:
        self._common = dict(common)
        shipped: BaseLoader = PackageLoader("bot.messages", "templates")
        self._shipped = {True: _environment(shipped, escape), False: _environment(shipped, str)}
        self._own = {
            safe: _environment(FileSystemLoader(own), escape if safe else str)
            for safe in (True, False)
            if own is not None
        }
        self._own_pages = self._check_own_pages()

    def mrkdwn(self, page: str, phrase: str, **data: object) -> Mrkdwn:
        """A phrase for a mrkdwn text: every value in it is escaped."""
        return Mrkdwn(self._render(page, phrase, safe=True, data=data))

    def plain(self, page: str, phrase: str, **data: object) -> str:
        """A phrase for a plain_text: nothing is escaped."""
        return self._render(page, phrase, safe=False, data=data)

    def pages(self) -> dict[str, tuple[str, ...]]:
        """Every page with the names of its phrases."""
        environment = self._shipped[True]
        return {
            name.removesuffix(_SUFFIX): tuple(environment.get_template(name).blocks)
            for name in environment.list_templates(extensions=["j2"])
        }

    def _render(self, page: str, phrase: str, *, safe: bool, data: Mapping[str, object]) -> str:
        template = self._template(page, phrase, safe=safe)
        context = template.new_context({**self._common, **data})
        return "".join(template.blocks[phrase](context)).strip()

    def _template(self, page: str, phrase: str, *, safe: bool) -> Template:
        if page in self._own_pages:
            own = self._own[safe].get_template(page + _SUFFIX)
            if phrase in own.blocks:
                return own
        return self._shipped[safe].get_template(page + _SUFFIX)

    def _check_own_pages(self) -> frozenset[str]:
        if not self._own:
            return frozenset()
        shipped, environment = self.pages(), self._own[True]
        names = environment.list_templates(extensions=["j2"])
        for name in names:
            page = name.removesuffix(_SUFFIX)
            if page not in shipped:
                raise WordingError(f"{name}: no such page; there are {_names(shipped)}")
            try:
                phrases = environment.get_template(name).blocks
            except TemplateError as error:
                raise WordingError(f"{name}: {error}") from error
            for phrase in phrases:
                if phrase not in shipped[page]:
                    raise WordingError(
                        f"{name}: no phrase {phrase!r}; there are {_names(shipped[page])}"
                    )
        return frozenset(name.removesuffix(_SUFFIX) for name in names)


def _environment(loader: BaseLoader, finalize: Any) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=loader,
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        bedrag=formatting.euros,
        datum=formatting.day,
        opsomming=_listed_filter,
        meervoud=formatting.plural,
    )
    return environment


def _listed_filter(words: Iterable[object]) -> str:
    return formatting.listed([str(word) for word in words])


def _names(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
