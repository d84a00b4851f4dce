"""The document of error codes and the code say the same."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox.web_api.registry import METHODS

ROOT = Path(__file__).parents[2]
NODES = [
    node
    for source in sorted((ROOT / "bot" / "sandbox").rglob("*.py"))
    for node in ast.walk(ast.parse(source.read_text()))
]
TABLE_HEAD = re.compile(r"^## (.+)$", re.MULTILINE)
CODE = re.compile(r"[a-z]+(?:_[a-z]+)*")
# Codes that are put together, and what they are then.
TOGETHER = {"invalid_ts_{name}": {"invalid_ts_oldest", "invalid_ts_latest"}}
# Calls that pass a code on, and where it stands among their arguments.
PASSED_ON = {"SlackError": 0, "json": 1, "_objects": 1, "ControlError": 1, "_answer": 1}
PERSON_SEES = {"invalid_errors", "invalid_options", "invalid_response_action"}


def rows(title: str) -> list[list[str]]:
    """The cells of the table under a heading."""
    text = (ROOT / "docs" / "sandbox-errors.md").read_text()
    section = text.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def documented(title: str) -> set[str]:
    codes = [row[0].strip("` ") for row in rows(title)]
    assert codes == sorted(set(codes)), "in order, and each once"
    return set(codes)


def calls(name: str) -> Iterator[ast.Call]:
    for node in NODES:
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == name:
            yield node


def codes_in(call: ast.Call, place: int) -> set[str]:
    if len(call.args) <= place:
        return set()
    argument = call.args[place]
    if isinstance(argument, ast.JoinedStr):
        return TOGETHER[ast.unparse(argument).strip("f'\"")]
    if isinstance(argument, ast.Constant) and CODE.fullmatch(str(argument.value)):
        return {str(argument.value)}
    return set()


def passed_to(*names: str) -> set[str]:
    found: set[str] = set()
    for name in names:
        for call in calls(name):
            found |= codes_in(call, PASSED_ON[name])
    return found


def in_answers() -> set[str]:
    """Codes in `{"ok": False, "error": …}`."""
    found = set()
    for node in NODES:
        if isinstance(node, ast.Dict):
            found |= {
                str(value.value)
                for key, value in zip(node.keys, node.values, strict=True)
                if isinstance(key, ast.Constant)
                and key.value == "error"
                and isinstance(value, ast.Constant)
            }
    return found


def test_every_code_of_the_web_api_is_documented_and_no_other() -> None:
    told = documented("Web API, `response_url` and uploads")
    super_init = {"missing_scope"}  # the one class of its own
    uploads = {"file_too_large", "length_mismatch"}
    by_default = {"fatal_error"}  # what a fault says when it names no code
    used = passed_to("SlackError", "json", "_objects") | in_answers() - {"forbidden"}
    assert told == (used - PERSON_SEES) | super_init | uploads | by_default


def test_every_code_of_the_control_api_is_documented_and_no_other() -> None:
    told = documented("The control API's own refusals")
    assert told == passed_to("ControlError", "_answer") | {"forbidden"}


def test_what_people_see_is_documented() -> None:
    told = documented("What a person sees when the app answers wrongly")
    sent = {code for call in calls("NotDeliveredError") for code in codes_in(call, 1)}
    assert told == sent | PERSON_SEES | {"http_client_error"}


@pytest.mark.parametrize("row", rows("Web API, `response_url` and uploads"), ids=lambda row: row[0])
def test_every_row_names_real_methods_and_a_source(row: list[str]) -> None:
    _, refused_by, source = row
    for method in re.findall(r"`([a-z]+\.[\w.]+)`", refused_by):
        assert method in METHODS
    methods_in_source = re.findall(r"https://docs\.slack\.dev/reference/methods/([\w.]+)>", source)
    assert all("." in method for method in methods_in_source)
    assert source.startswith(("<https://", "no documentation found", "common", "of the sandbox"))
