"""Rich text: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block."""

from typing import Annotated, Any, Literal

from pydantic import Field

from bot.blockkit.base import Identified, OneOf, Strict


class Style(Strict):
    """How a piece of text looks."""

    bold: bool | None = None
    italic: bool | None = None
    strike: bool | None = None
    underline: bool | None = None
    code: bool | None = None
    highlight: bool | None = None
    client_highlight: bool | None = None
    unlink: bool | None = None


class Styled(Strict):
    """A piece of rich text."""

    style: Style | None = None


class TextPiece(Styled):
    """Words."""

    type: Literal["text"]
    text: str = Field(min_length=1)


class LinkPiece(Styled):
    """A link."""

    type: Literal["link"]
    url: str = Field(min_length=1)
    text: str | None = None
    unsafe: bool | None = None


class UserPiece(Styled):
    """A person."""

    type: Literal["user"]
    user_id: str = Field(min_length=1)


class UsergroupPiece(Styled):
    """A group of people."""

    type: Literal["usergroup"]
    usergroup_id: str = Field(min_length=1)


class ChannelPiece(Styled):
    """A channel."""

    type: Literal["channel"]
    channel_id: str = Field(min_length=1)


class TeamPiece(Styled):
    """A workspace."""

    type: Literal["team"]
    team_id: str = Field(min_length=1)


class BroadcastPiece(Styled):
    """Everybody in some range."""

    type: Literal["broadcast"]
    range: Literal["here", "channel", "everyone"]


class ColorPiece(Styled):
    """A colour."""

    type: Literal["color"]
    value: str = Field(min_length=1)


class DatePiece(Styled):
    """A moment, shown in the reader's own time zone."""

    type: Literal["date"]
    timestamp: int
    format: str = Field(min_length=1)
    url: str | None = None
    fallback: str | None = None


class EmojiPiece(Styled):
    """An emoji."""

    type: Literal["emoji"]
    name: str = Field(min_length=1)
    unicode: str | None = None
    url: str | None = None
    skin_tone: int | None = None


Piece = Annotated[
    Any,
    OneOf(
        TextPiece,
        LinkPiece,
        UserPiece,
        UsergroupPiece,
        ChannelPiece,
        TeamPiece,
        BroadcastPiece,
        ColorPiece,
        DatePiece,
        EmojiPiece,
    ),
]


class Section(Strict):
    """A paragraph."""

    type: Literal["rich_text_section"]
    elements: list[Piece]


class ListOf(Strict):
    """A list with bullets or numbers."""

    type: Literal["rich_text_list"]
    style: Literal["bullet", "ordered"]
    elements: list[Annotated[Any, OneOf(Section)]]
    indent: int | None = Field(default=None, ge=0, le=8)
    offset: int | None = Field(default=None, ge=0)
    border: Literal[0, 1] | None = None


class Quote(Strict):
    """A quotation."""

    type: Literal["rich_text_quote"]
    elements: list[Piece]
    border: Literal[0, 1] | None = None


class Preformatted(Strict):
    """Text of fixed width."""

    type: Literal["rich_text_preformatted"]
    elements: list[Annotated[Any, OneOf(TextPiece, LinkPiece)]]
    border: Literal[0, 1] | None = None
    language: str | None = None


class RichText(Identified):
    """The block."""

    type: Literal["rich_text"]
    elements: list[Annotated[Any, OneOf(Section, ListOf, Quote, Preformatted)]] = Field(
        min_length=1
    )
