"""Rules between blocks, judged on the raw payload so that they hold beside any other problem."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from bot.blockkit.problems import Problem, pointer
from bot.blockkit.surfaces import ELEMENT_SURFACES, Surface

Path = tuple[str | int, ...]
Node = tuple[Path, Mapping[str, Any]]

_PER_MESSAGE = {"table": 1, "data_visualization": 2}
_NESTED_BLOCKS = {"container": "child_blocks", "carousel": "elements"}
_ELEMENT_LISTS = {"actions": "elements", "context_actions": "elements", "card": "actions"}


def judge_together(blocks: object, surface: Surface, root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the blocks taken together; `root` is the path of their list."""
    nodes = list(_blocks(blocks, root))
    yield from _repeated(nodes, "block_id", "Block ID needs to be unique")
    focused = 0
    for path, block in nodes:
        elements = list(_elements(block, path))
        yield from _repeated(elements, "action_id", "Action ID needs to be unique within its block")
        for place, element in elements:
            yield from _misplaced(place, element, surface)
            focused += element.get("focus_on_load") is True
            if focused > 1 and element.get("focus_on_load") is True:
                message = "only one element can have `focus_on_load`"
                yield Problem(pointer(*place, "focus_on_load"), message)
    yield from _too_many(nodes)


def _blocks(blocks: object, path: Path) -> Iterator[Node]:
    for place, block in _mappings(blocks, path):
        yield place, block
        key = _NESTED_BLOCKS.get(str(block.get("type")))
        if key is not None:
            yield from _mappings(block.get(key), (*place, key))


def _elements(block: Mapping[str, Any], path: Path) -> Iterator[Node]:
    for key in ("accessory", "element"):
        if isinstance(block.get(key), Mapping):
            yield (*path, key), block[key]
    key = _ELEMENT_LISTS.get(str(block.get("type")), "")
    yield from _mappings(block.get(key), (*path, key))


def _mappings(items: object, path: Path) -> Iterator[Node]:
    if isinstance(items, list):
        for number, item in enumerate(items):
            if isinstance(item, Mapping):
                yield (*path, number), item


def _repeated(nodes: list[Node], key: str, message: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, node in nodes:
        name = node.get(key)
        if isinstance(name, str):
            if name in seen:
                yield Problem(pointer(*path, key), message)
            seen.add(name)


def _misplaced(path: Path, element: Mapping[str, Any], surface: Surface) -> Iterator[Problem]:
    kind = str(element.get("type"))
    if surface not in ELEMENT_SURFACES.get(kind, {surface}):
        yield Problem(pointer(*path, "type"), f"unsupported type: {kind}")


def _too_many(nodes: list[Node]) -> Iterator[Problem]:
    counts: Counter[str] = Counter()
    for path, block in nodes:
        kind = str(block.get("type"))
        counts[kind] += 1
        if counts[kind] > _PER_MESSAGE.get(kind, counts[kind]):
            limit = _PER_MESSAGE[kind]
            yield Problem(pointer(*path), f"no more than {limit} blocks of type {kind} allowed")
