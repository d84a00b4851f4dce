"""Tables and charts in messages.

Sources: https://docs.slack.dev/reference/block-kit/blocks/table-block, data-table-block and
data-visualization-block.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from bot.blockkit.base import Identified, OneOf, Strict
from bot.blockkit.problems import refuse
from bot.blockkit.rich_text import RichText

COLUMNS = 20
SHORT = 20
"""Characters in a label of a chart."""

Label = Annotated[str, Field(min_length=1, max_length=SHORT)]
Number = Annotated[float, Field(allow_inf_nan=False)]


class RawText(Strict):
    """A cell with text."""

    type: Literal["raw_text"]
    text: str = Field(min_length=1)


class RawNumber(Strict):
    """A cell with a number and how it is shown."""

    type: Literal["raw_number"]
    value: Number
    text: str | None = Field(default=None, min_length=1)


Cell = Annotated[Any, OneOf(RawText, RawNumber, RichText)]
Row = Annotated[list[Cell], Field(min_length=1, max_length=COLUMNS)]


class ColumnSetting(Strict):
    """How a column looks."""

    align: Literal["left", "center", "right"] | None = None
    is_wrapped: bool | None = None


class TableBlock(Identified):
    """A table of at most 100 rows and 20 columns; `null` leaves a column as it is."""

    type: Literal["table"]
    rows: list[Row] = Field(min_length=1, max_length=100)
    column_settings: list[ColumnSetting | None] | None = Field(default=None, max_length=COLUMNS)


class DataTableBlock(Identified):
    """A table to page through and sort; the first row holds the headings, in plain cells."""

    type: Literal["data_table"]
    rows: list[Row] = Field(min_length=2, max_length=201)
    caption: str = Field(min_length=1)
    page_size: int | None = Field(default=None, ge=1, le=100)
    row_header_column_index: int | None = Field(default=None, ge=0)

    @model_validator(mode="after")
    def _is_rectangular(self) -> Self:
        width = len(self.rows[0])
        for number, row in enumerate(self.rows):
            if len(row) != width:
                raise refuse("all rows must have the same number of columns", "rows", number)
        for number, cell in enumerate(self.rows[0]):
            if isinstance(cell, RichText):
                raise refuse("unsupported type: rich_text", "rows", 0, number, "type")
        if self.row_header_column_index is not None and self.row_header_column_index >= width:
            raise refuse(f"must not be more than {width - 1}", "row_header_column_index")
        return self


class Segment(Strict):
    """A slice of a pie."""

    label: Label
    value: Annotated[float, Field(gt=0, allow_inf_nan=False)]


class PieChart(Strict):
    """A pie."""

    type: Literal["pie"]
    segments: list[Segment] = Field(min_length=1, max_length=6)


class Point(Strict):
    """One value of a series."""

    label: Label
    value: Number


class Series(Strict):
    """Values with a name."""

    name: Label
    data: list[Point] = Field(min_length=1, max_length=20)


class Axis(Strict):
    """What stands along the axes."""

    categories: list[Label] = Field(min_length=1, max_length=20)
    x_label: str | None = Field(default=None, max_length=50)
    y_label: str | None = Field(default=None, max_length=50)

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        _unique(self.categories, "categories")
        return self


class AxisChart(Strict):
    """Bars, lines or areas: every series has one point for every category."""

    type: Literal["bar", "line", "area"]
    series: list[Series] = Field(min_length=1, max_length=6)
    axis_config: Axis

    @model_validator(mode="after")
    def _series_fit_the_axis(self) -> Self:
        _unique([series.name for series in self.series], "series")
        expected = sorted(self.axis_config.categories)
        for number, series in enumerate(self.series):
            if sorted(point.label for point in series.data) != expected:
                raise refuse("must have one point for every category", "series", number, "data")
        return self


class DataVisualizationBlock(Identified):
    """A chart; at most two in a message."""

    type: Literal["data_visualization"]
    title: str = Field(min_length=1, max_length=50)
    chart: Annotated[Any, OneOf(PieChart, AxisChart)]


def _unique(names: Sequence[str], key: str) -> None:
    for number, name in enumerate(names):
        if name in names[:number]:
            raise refuse("must be unique", key, number)
