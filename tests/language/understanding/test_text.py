"""What somebody says themselves, of everything that is in a message."""

import pytest

from bot.language.understanding.text import plain, said_in

OWN = [
    ("asfalt 4 ton", "asfalt 4 ton"),
    ("<@U012ABC> asfalt 4 ton", "asfalt 4 ton"),
    ("*asfalt* _4 ton_", "asfalt 4 ton"),
    ("asfalt 4 ton :tada:", "asfalt 4 ton"),
    ("asfalt in <#C012|bor>", "asfalt in  bor"),
    ("> kun je dat doen?\nJa, 4 ton", "Ja, 4 ton"),
    ("> alles is een citaat", "alles is een citaat"),
    ("Fwd: RE: asfalt", "asfalt"),
    ("Van: Jan\nAan: Piet\nOnderwerp: asfalt\n\n4 ton", "asfalt\n\n4 ton"),
    ("asfalt 4 ton\nMet vriendelijke groet,\nJan\nTel. 06-12345678", "asfalt 4 ton"),
    ("asfalt 4 ton. Groetjes Jan", "asfalt 4 ton."),
    ("Groetjes!", "Groetjes!"),
]


@pytest.mark.parametrize(("text", "own"), OWN)
def test_what_is_said(text: str, own: str) -> None:
    assert said_in(text).own.strip() == own


def test_who_and_what_stands_beside_it() -> None:
    said = said_in("<@U012ABC> en <@U9|jan>: zie <https://a.nl|hier> of www.b.nl 🎉")
    assert (said.people, said.links, said.emoji) == (("U012ABC",), 2, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ". ."),
        ("Zo'n 4 ton?", ". zo n 4 ton ? ."),
        ("Foto’s van geïsoleerde daken!", ". foto van geisoleerde daken ! ."),
        ("zit-sta bureaus;laptops", ". zit sta bureaus . laptops ."),
        ("1,2 mln op 1-3-2027", ". 1,2 mln op 1 3 2027 ."),
        ("een\ntwee", ". een . twee ."),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected
