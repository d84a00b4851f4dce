"""The forms of criteria: one of the tool put in or changed, and for which purchase to look."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import Block as SdkBlock
from slack_sdk.models.blocks import SectionBlock

from bot.messages import criteria_ids as ids
from bot.messages.criteria import PAGE
from bot.messages.criteria_view import CriterionChoices, ToolHome
from bot.messages.escaping import shorten
from bot.messages.form_fields import Option, choose_by_tap, choose_date, choose_named, text_field
from bot.messages.message import Block, as_blocks, modal, paragraph, typed
from bot.messages.wording import Wording

TEXT_LENGTH = 2000
LINK_LENGTH = 500
EXAMPLE_LENGTH = 150
SHOWN_TYPED = 100
SHOWN_NAMES = 5


def criterion_form(
    choices: CriterionChoices,
    filled: Mapping[str, Any],
    words: Wording,
    *,
    tool: ToolHome,
    ladder: bool,
    metadata: str,
    step: str,
    stale: str | None = None,
    names: Sequence[str] = (),
) -> Block:
    """A criterion as it stands in the tool.

    :param filled: what stands in the fields, by name.
    :param names: possible names of suppliers and products, asked about before it is kept.
    :param stale: the text as somebody changed it meanwhile, to be seen beside one's own.
    """
    intro = "form_intro" if stale is None else "form_stale"
    blocks: list[SdkBlock] = [paragraph(words.mrkdwn(PAGE, intro, tool=tool))]
    if stale is not None:
        blocks.append(SectionBlock(text=typed(stale)))
    if names:
        asked = words.mrkdwn(PAGE, "names", names=list(names)[:SHOWN_NAMES])
        blocks.insert(0, paragraph(asked))

    def choice(name: str, options: Sequence[Option]) -> Block:
        return choose_named(PAGE, name, options, words, step=step, chosen=filled.get(name))

    return modal(
        callback_id=ids.FORM,
        title=words.plain(PAGE, "title"),
        submit=words.plain(PAGE, "save_anyway" if names else "save"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks(blocks),
            choice("category", choices.categories),
            choice("theme", choices.themes),
            choose_by_tap(
                "level",
                words.plain(PAGE, "label_level"),
                options=choices.levels,
                chosen=filled.get("level"),
                step=step,
                hint=words.plain(PAGE, "hint_level", ladder=ladder),
            ),
            choice("kind", choices.kinds),
            text_field(
                "text",
                words.plain(PAGE, "label_text"),
                value=filled.get("text") or "",
                example=words.plain(PAGE, "example_text"),
                longest=TEXT_LENGTH,
                required=True,
                step=step,
                hint=words.plain(PAGE, "hint_text"),
                multiline=True,
            ),
            text_field(
                "link",
                words.plain(PAGE, "label_link"),
                value=filled.get("link") or "",
                example=words.plain(PAGE, "example_link", tool=tool)[:EXAMPLE_LENGTH],
                longest=LINK_LENGTH,
                required=True,
                step=step,
                hint=words.plain(PAGE, "hint_link"),
            ),
            choose_date(
                "looked_up_on",
                words.plain(PAGE, "label_looked_up_on"),
                value=filled.get("looked_up_on"),
                step=step,
                required=True,
            ),
        ],
    )


def choose_form(
    categories: Sequence[Option],
    themes: Sequence[Option],
    words: Wording,
    *,
    step: str,
    theme: str | None = None,
    unknown: str = "",
) -> Block:
    """At which kind of purchase to look, and for which theme.

    :param theme: what was named already. :param unknown: what was typed and is neither.
    """
    phrase = "unknown" if unknown else "choose"
    told = words.mrkdwn(PAGE, phrase, typed=shorten(unknown, SHOWN_TYPED))

    return modal(
        callback_id=ids.CHOOSE,
        title=words.plain(PAGE, "title"),
        submit=words.plain(PAGE, "show"),
        close=words.plain(PAGE, "close"),
        blocks=[
            *as_blocks([paragraph(told)]),
            choose_named(PAGE, "category", categories, words, step=step),
            choose_named(PAGE, "theme", themes, words, step=step, chosen=theme, required=False),
        ],
    )
