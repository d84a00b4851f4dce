"""What doing it fully means for a theme at a category: read, chosen, and written."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import ActionsBlock, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import expertise_ids as ids
from bot.messages.escaping import shorten
from bot.messages.expertise_view import MaximalVersion, MaximalView
from bot.messages.form_fields import Option, choose_named, text_field
from bot.messages.formatting import in_sentence
from bot.messages.message import (
    Block,
    as_blocks,
    button,
    modal,
    paragraph,
    small_print,
    typed,
)
from bot.messages.wording import Wording

PAGE = "maximal"
TEXT_LENGTH = 2000
SHOWN_OLDER = 3
SHOWN_NAMES = 5
OLDER_LENGTH = 500
SHOWN_TYPED = 100


def maximal_modal(view: MaximalView, words: Wording, *, kept: bool = False) -> Block:
    """The text as it is now, with its earlier versions.

    :param kept: whether it was just written.
    """
    blocks: list[SdkBlock] = [paragraph(words.mrkdwn(PAGE, "kept"))] if kept else []
    blocks.append(
        paragraph(
            words.mrkdwn(
                PAGE,
                "heading",
                theme=in_sentence(view.theme_label),
                category=view.category_label,
            )
        )
    )
    blocks.extend(_texts(view, words))
    if view.may_write:
        label = words.plain(PAGE, "change" if view.versions else "write")
        value = f"{view.theme}:{view.category}"
        blocks.append(
            ActionsBlock(elements=[button(label, action_id=ids.OPEN_WRITING, value=value)])
        )
    return modal(
        callback_id=ids.MAXIMAL,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def writing_form(
    view: MaximalView,
    words: Wording,
    *,
    text: str,
    metadata: str,
    step: str,
    stale: bool = False,
    names: Sequence[str] = (),
) -> Block:
    """The text to change; what stood there stays as a version.

    :param stale: whether somebody wrote a newer version meanwhile, which is shown.
    :param names: possible names of suppliers and products, asked about before it is kept.
    """
    intro = "form_stale" if stale else "form_intro"
    blocks: list[SdkBlock] = [
        paragraph(
            words.mrkdwn(
                PAGE, intro, theme=in_sentence(view.theme_label), category=view.category_label
            )
        )
    ]
    if names:
        blocks.insert(0, paragraph(words.mrkdwn(PAGE, "names", names=list(names)[:SHOWN_NAMES])))
    if stale and view.versions:
        blocks.append(SectionBlock(text=typed(view.versions[0].text)))
    return modal(
        callback_id=ids.WRITING,
        title=words.plain(PAGE, "title"),
        submit=words.plain(PAGE, "save_anyway" if names else "save"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks(blocks),
            text_field(
                "text",
                words.plain(PAGE, "label_text"),
                value=text,
                example=words.plain(PAGE, "example_text"),
                longest=TEXT_LENGTH,
                required=True,
                step=step,
                hint=words.plain(PAGE, "hint_text"),
                multiline=True,
            ),
        ],
    )


def choose_form(
    themes: Sequence[Option],
    categories: Sequence[Option],
    words: Wording,
    *,
    step: str,
    category: str | None = None,
    unknown: str = "",
) -> Block:
    """Of which theme, and which kind of purchase.

    :param category: what was named already. :param unknown: what was typed and is neither.
    """
    fields = [
        choose_named(PAGE, "theme", themes, words, step=step),
        choose_named(
            PAGE, "category", categories, words, step=step, chosen=category, required=False
        )
        if categories
        else {},
    ]
    phrase = "unknown" if unknown else "choose"
    told = words.mrkdwn(PAGE, phrase, typed=shorten(unknown, SHOWN_TYPED))
    return modal(
        callback_id=ids.CHOOSE_MAXIMAL,
        title=words.plain(PAGE, "title"),
        submit=words.plain(PAGE, "show"),
        close=words.plain(PAGE, "close"),
        blocks=[
            *as_blocks([paragraph(told)]),
            *(field for field in fields if field),
        ],
    )


def _texts(view: MaximalView, words: Wording) -> Iterator[SdkBlock]:
    if not view.versions:
        yield paragraph(words.mrkdwn(PAGE, "empty" if view.may_write else "empty_for_others"))
        if view.general is not None:
            yield small_print(words.mrkdwn(PAGE, "general"))
            yield SectionBlock(text=typed(view.general.text))
        return
    newest, *older = view.versions
    yield SectionBlock(text=typed(newest.text))
    yield small_print(words.mrkdwn(PAGE, "version", version=newest))
    for version in older[:SHOWN_OLDER]:
        yield from _older(version, words)
    left = len(older) - SHOWN_OLDER
    if left > 0:
        yield small_print(words.mrkdwn(PAGE, "older_more", count=left))


def _older(version: MaximalVersion, words: Wording) -> Iterator[SdkBlock]:
    yield small_print(words.mrkdwn(PAGE, "older", version=version))
    yield SectionBlock(text=typed(shorten(version.text, OLDER_LENGTH)))
