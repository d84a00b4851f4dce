"""What a municipality already does well: examples that others can learn from."""

from typing import Annotated

from pydantic import Field, StringConstraints

from bot.profile.base import Keyed, Part, Slug, Sourced, Text

Title = Annotated[Text, StringConstraints(max_length=120)]  # as long as a lesson's may be
Story = Annotated[Text, StringConstraints(max_length=2900)]


class PracticeTheme(Part):
    """Under which line the examples of a theme are told."""

    theme: Slug = Field(description="the slug of one of the [themes.*] tables")
    subtitle: Text = Field(description="one line, in Dutch")


class PracticeExample(Part):
    """Something that goes well, in the document's own words. It becomes a lesson, once.

    The lesson is known by the slug: a slug that changes makes another lesson.
    """

    slug: Slug
    theme: Slug = Field(description="the slug of one of the [themes.*] tables")
    title: Title
    text: Story


class Practice(Sourced):
    """Practice examples: the first lessons that people find."""

    themes: tuple[PracticeTheme, ...] = ()
    examples: Annotated[Keyed[PracticeExample], Field(min_length=1)]

    def of_theme(self, theme_slug: str) -> tuple[PracticeExample, ...]:
        """The examples of a theme, in the document's order."""
        return tuple(each for each in self.examples if each.theme == theme_slug)
