"""A municipality's own wording: any phrase of any page, and nothing that breaks later."""

from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError

from bot.blockkit import validate_view
from bot.messages.problems import problem_modal
from bot.messages.wording import Wording, WordingError
from tests.messages.samples import COMMON


def own(folder: Path, **pages: str) -> Wording:
    """The wording with these pages of the municipality's own."""
    for page, text in pages.items():
        (folder / f"{page}.j2").write_text(text, "utf-8")
    return Wording(COMMON, own=folder)


def test_one_phrase_is_said_differently_and_the_rest_stays(tmp_path: Path) -> None:
    """On the same page and on the others."""
    shipped = Wording(COMMON)
    words = own(tmp_path, help="{% block hello %}Moi! Dit is {{ acronym }}.{% endblock %}")
    assert words.mrkdwn("help", "hello") == "Moi! Dit is VI."
    assert words.plain("help", "hello") == "Moi! Dit is VI."
    assert words.mrkdwn("help", "details") == shipped.mrkdwn("help", "details")
    assert words.plain("problems", "title") == shipped.plain("problems", "title")
    assert words.pages() == shipped.pages()


def test_own_wording_is_escaped_like_ours(tmp_path: Path) -> None:
    """What people typed is made safe; what the municipality wrote is not touched."""
    words = own(
        tmp_path,
        help='{% block unknown %}<https://dorp.example|Hulp>: "{{ typed }}"{% endblock %}',
    )
    assert words.mrkdwn("help", "unknown", typed="<!here>") == (
        '<https://dorp.example|Hulp>: "&lt;!here&gt;"'
    )


def test_own_wording_may_choose_and_count(tmp_path: Path) -> None:
    """Loops, conditions and our filters work as on our own pages."""
    words = own(
        tmp_path,
        trajectory_card=(
            "{% block themes %}{% for theme in themes %}• {{ theme }}\n{% endfor %}{% endblock %}"
            "{% block chances %}{% set all = themes | opsomming %}Denk aan {{ all }}{% endblock %}"
        ),
    )
    assert words.mrkdwn("trajectory_card", "themes", themes=["a", "b & c"]) == "• a\n• b &amp; c"
    assert words.plain("trajectory_card", "chances", themes=["a", "b"]) == "Denk aan a en b"


def test_what_is_checked_is_what_is_used(tmp_path: Path) -> None:
    """A file that changes while the bot runs waits for the next start."""
    words = own(tmp_path, help="{% block hello %}Moi!{% endblock %}")
    (tmp_path / "help.j2").write_text("{% block hello %}{{ stuk", "utf-8")
    assert words.mrkdwn("help", "hello") == "Moi!"
    assert words.plain("help", "hello") == "Moi!"


def test_an_empty_folder_changes_nothing(tmp_path: Path) -> None:
    """And other files in it do not matter."""
    (tmp_path / "README.md").write_text("Onze teksten.")
    assert own(tmp_path).mrkdwn("help", "hello") == Wording(COMMON).mrkdwn("help", "hello")


@pytest.mark.parametrize(
    ("page", "text", "told"),
    [
        ("hulp", "{% block hello %}Moi{% endblock %}", "no such page"),
        ("help", "{% block hallo %}Moi{% endblock %}", "no phrase 'hallo'"),
        ("help", "\n{% block hello %}{{ acronym %}{% endblock %}", "line 2: unexpected"),
        ("help", "{% block hello %}Moi", "end of template"),
        ("help", "{% block hello %}{{ acronym | hoofdletters }}{% endblock %}", "hoofdletters"),
        ("help", "{% block hello %}{{ akroniem }}{% endblock %}", "cannot mention akroniem"),
        ("help", "{% set naam = 'x' %}{% block hello %}{{ naam }}{% endblock %}", "naam"),
        ("trajectory_card", "{% block notification %}{{ value_cents }}{% endblock %}", "mention"),
        ("help", "{% block hello %}{{ ''.__class__ }}{% endblock %}", "'__class__'"),
        ("help", "{% block hello %}{{ ''['__class__'] }}{% endblock %}", "'__class__'"),
        ("help", "{% block hello %}{{ '' | attr('__class__') }}{% endblock %}", "'attr'"),
        ("help", "{% block hello %} {% endblock %}", "phrase 'hello' is empty"),
        ("help", "{% block hello %}{% endblock %}", "phrase 'hello' is empty"),
    ],
)
def test_a_mistake_is_told_at_the_start(tmp_path: Path, page: str, text: str, told: str) -> None:
    """With the name of the file, before any message could fail for it."""
    with pytest.raises(WordingError) as refusal:
        own(tmp_path, **{page: text})
    assert str(refusal.value).startswith(f"{page}.j2: ")
    assert told in str(refusal.value)


def test_a_mistake_tells_what_would_be_right(tmp_path: Path) -> None:
    """The names that there are."""
    with pytest.raises(WordingError, match=r"command, coordinator_title, .*lesson, .*typed"):
        own(tmp_path, help="{% block unknown %}{{ getypt }}{% endblock %}")
    (tmp_path / "help.j2").unlink()
    with pytest.raises(
        WordingError, match=r"delivery_problem, .*help, home, .*, lists, .*problems"
    ):
        own(tmp_path, hulp="")


def test_a_page_in_a_folder_of_its_own_is_no_page(tmp_path: Path) -> None:
    """It would never be read."""
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "help.j2").write_text("{% block hello %}Moi{% endblock %}")
    with pytest.raises(WordingError, match=r"^nl/help\.j2: no such page"):
        own(tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """An editor that saves as Latin-1 would spoil every letter with an accent."""
    (tmp_path / "help.j2").write_bytes(
        "{% block hello %}Coördinator{% endblock %}".encode("cp1252")
    )
    with pytest.raises(WordingError, match=r"^help\.j2: this is not UTF-8"):
        own(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A slip in its name would else bring back our own wording without a word."""
    with pytest.raises(WordingError, match="there is no such folder"):
        Wording(COMMON, own=tmp_path / "teksten")


def test_nothing_can_be_changed_from_a_page(tmp_path: Path) -> None:
    """The environment is sandboxed: what is given to a phrase stays as it was."""
    words = own(
        tmp_path,
        trajectory_card="{% block themes %}{{ themes.append('x') }}{% endblock %}",
    )
    themes = ["klimaat"]
    with pytest.raises(SecurityError):
        words.plain("trajectory_card", "themes", themes=themes)
    assert themes == ["klimaat"]


def test_a_long_word_on_a_modal_is_cut_and_not_refused(tmp_path: Path) -> None:
    """Slack would refuse the whole modal for it."""
    words = own(
        tmp_path,
        problems=(
            "{% block title %}Helaas, dat is deze keer niet gelukt{% endblock %}"
            "{% block close %}Sluit dit venster maar weer{% endblock %}"
        ),
    )
    view = problem_modal("not_found", words)
    assert validate_view(view) == []
    assert view["title"]["text"] == "Helaas, dat is deze kee…"
    assert view["close"]["text"].endswith("…")
