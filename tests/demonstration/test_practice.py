"""The practice examples of the profile, told in the demo."""

from bot.demonstration import posts_of
from bot.profile import load_profile


def test_one_post_per_theme_holds_all_its_examples() -> None:
    profile = load_profile("midden-groningen")
    practice = profile.practice
    assert practice is not None
    told = [post for post in posts_of(profile) if post.channel == profile.channels.community]
    assert {part.theme for part in practice.themes} == {theme.slug for theme in profile.themes}
    for part in practice.themes:
        label = profile.theme(part.theme).label
        (post,) = [post for post in told if post.text.startswith(f"*{label}*")]
        assert post.text.splitlines()[1:] == [
            f"• *{example.title}*: {example.text}" for example in practice.of_theme(part.theme)
        ]
