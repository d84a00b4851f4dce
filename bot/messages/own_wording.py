"""Looking through a municipality's own pages before anybody reads them.

A page that only fails when its message is due would keep that message from arriving.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, meta, nodes
from jinja2.exceptions import TemplateSyntaxError

SUFFIX = ".j2"

Phrases = Mapping[str, frozenset[str]]
"""The phrases of a page, each with the names of what it may mention."""


class WordingError(Exception):
    """A template that cannot be used; the text says which file and why."""


def read_pages(folder: Path) -> dict[str, str]:
    """The pages in a folder by their file's name, read once: what is checked is what is used.

    :raises WordingError: the folder is not there, or a page is no UTF-8.
    """
    if not folder.is_dir():
        raise WordingError(f"{folder}: there is no such folder")
    pages = {}
    for file in sorted(folder.rglob(f"*{SUFFIX}")):
        name = file.relative_to(folder).as_posix()
        try:
            pages[name] = file.read_text("utf-8")
        except UnicodeDecodeError as error:
            raise WordingError(f"{name}: this is not UTF-8: {error}") from error
    return pages


def phrases_of(page: nodes.Template) -> Phrases:
    """The phrases of a page, each with what it mentions."""
    return {
        block.name: frozenset(meta.find_undeclared_variables(_alone(block)))
        for block in page.find_all(nodes.Block)
    }


def check_own_pages(
    environment: Environment,
    pages: Mapping[str, str],
    shipped: Mapping[str, Phrases],
    common: Collection[str],
) -> frozenset[str]:
    """The names of a municipality's own pages.

    :param pages: each page's source by its file's name; ``environment`` loads the same.
    :param shipped: the pages that there are, each with its phrases.
    :param common: what every phrase may mention.
    :raises WordingError: a page is wrong.
    """
    for name, source in pages.items():
        page = name.removesuffix(SUFFIX)
        if page not in shipped:
            raise WordingError(f"{name}: no such page; there are {_names(shipped)}")
        try:
            environment.get_template(name)  # compiling finds more than parsing: an unknown filter
        except TemplateSyntaxError as error:
            raise WordingError(f"{name}: line {error.lineno}: {error.message}") from error
        for problem in _problems(environment.parse(source, name), shipped[page], common):
            raise WordingError(f"{name}: {problem}")
    return frozenset(name.removesuffix(SUFFIX) for name in pages)


def _problems(page: nodes.Template, shipped: Phrases, common: Collection[str]) -> Iterator[str]:
    for phrase, mentioned in phrases_of(page).items():
        if phrase not in shipped:
            yield f"no phrase {phrase!r}; there are {_names(shipped)}"
        elif unknown := mentioned - shipped[phrase] - frozenset(common):
            allowed = _names(shipped[phrase] | frozenset(common))
            yield f"phrase {phrase!r} cannot mention {_names(unknown)}; it can mention {allowed}"
    for block in page.find_all(nodes.Block):
        if _is_empty(block):
            yield f"phrase {block.name!r} is empty"
    for node in page.find_all(nodes.Getattr):
        yield from _private(node.attr, node.lineno)
    for item in page.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Const):
            yield from _private(str(item.arg.value), item.lineno)


def _private(name: str, line: int) -> Iterator[str]:
    if name.startswith("_"):
        yield f"line {line}: {name!r} is not allowed"


def _is_empty(block: nodes.Block) -> bool:
    """Whether nothing can come out: Slack refuses an empty text, and all that stands with it."""
    written = [each for output in block.find_all(nodes.Output) for each in output.nodes]
    return all(isinstance(each, nodes.TemplateData) and not each.data.strip() for each in written)


def _alone(block: nodes.Block) -> nodes.Template:
    """A phrase by itself: what a page sets outside it is not known inside."""
    page = nodes.Template(block.body, lineno=block.lineno)
    page.set_environment(block.environment)  # type: ignore[arg-type]  # every parsed node has one
    return page


def _names(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
