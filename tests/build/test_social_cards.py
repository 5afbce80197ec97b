"""Social cards: drawn for the pages that ask for them, alike in every build, and once."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from labportal.rendering.pictures.cards import HEIGHT, WIDTH, SocialCard, can_say, draw
from sample_portal import png

if TYPE_CHECKING:
    from support import Portal, PortalFactory

CARD = SocialCard(
    kind="Project", title="Marble", line="Ada Byron", site="Lab", host="lab.example.org",
    background="#102030", accent="#ff0000", text="#ffffff", muted="var(--grey)",
)  # fmt: skip
FILES = {
    "projects/marble.md": "---\ntitle: Marble\npeople: Ada Byron\npicture: dot.png\n---\n",
    "projects/script.md": "---\ntitle: 研究\npicture: dot.png\n---\n",
    "people/ada.md": "---\ntitle: Ada Byron\n---\n",
    "images/dot.png": png(3),
}
BASE = "https://lab.example.org/"


def cards_of(built: Portal) -> dict[str, bytes]:
    """Return the cards of a site."""
    folder = built.outdir / "_social"
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def opened(data: bytes) -> Image.Image:
    """Return a card as pixels."""
    return Image.open(io.BytesIO(data)).convert("RGB")


def test_a_card_has_the_size_and_the_colours() -> None:
    """It has the size that networks want, the site's ground, and a bar in its accent."""
    image = opened(draw(CARD))
    assert image.size == (WIDTH, HEIGHT)
    ground, bar = image.getpixel((1100, 600)), image.getpixel((5, 300))
    assert isinstance(ground, tuple)
    assert isinstance(bar, tuple)
    assert all(abs(one - two) < 8 for one, two in zip(ground, (16, 32, 48), strict=True))
    assert bar[0] > 240
    assert max(bar[1:]) < 20
    assert draw(CARD) == draw(CARD)


def test_a_picture_fills_the_right_side() -> None:
    """A picture that can be read is part of the card; one that cannot leaves it as it is."""
    blue = io.BytesIO()
    Image.new("RGB", (40, 90), "#0000ff").save(blue, "PNG")
    pixel = opened(draw(CARD, blue.getvalue())).getpixel((1100, 300))
    assert isinstance(pixel, tuple)
    assert pixel[2] > 240
    assert draw(CARD, b"no picture") == draw(CARD)


def test_a_long_title_is_cut() -> None:
    """A title that has no room in the smallest letters ends in an ellipsis, inside the card."""
    import dataclasses

    long = dataclasses.replace(CARD, title="Incomprehensibilities " * 30 + "x" * 400)
    image = opened(draw(long))
    assert image.getpixel((1195, 300)) == image.getpixel((1195, 20))


@pytest.mark.parametrize(("text", "known"), [("Łódź · ∑", False), ("Łódź – Ελλάδα", True)])
def test_letters_that_the_fonts_have(text: str, known: bool) -> None:
    """What the fonts cannot write is known before anything is drawn."""
    assert can_say(text) is known


def test_pages_that_ask_have_a_card(portal: PortalFactory) -> None:
    """The head of such a page names its card; others keep their own picture."""
    settings = {"html_baseurl": BASE, "labportal_social_cards": ["projects"]}
    built = portal(FILES, **settings)
    card = built.outdir / "_social/projects/marble.jpg"
    assert opened(card.read_bytes()).size == (WIDTH, HEIGHT)
    page = built.page("/projects/marble/")
    assert f'<meta property="og:image" content="{BASE}_social/projects/marble.jpg">' in page
    assert '<meta property="og:image:width" content="1200">' in page
    assert "_social" not in built.page("/people/ada/")
    assert f'content="{BASE}_images/dot.png"' in built.page("/projects/script/")
    written = card.stat().st_mtime_ns
    built.build()
    assert card.stat().st_mtime_ns == written
    built.write({"projects/marble.md": "---\ntitle: Basalt\n---\n"})
    before = card.read_bytes()
    assert (built.build().outdir / "_social/projects/marble.jpg").read_bytes() != before
    built.settings = {"html_baseurl": BASE}
    assert not (built.build().outdir / "_social").exists()


def test_cards_follow_what_they_show(portal: PortalFactory) -> None:
    """After edits of a person, a picture and a page, the cards are those of a clean build."""
    settings = {"html_baseurl": BASE, "labportal_social_cards": ["projects", "people"]}
    built = portal(FILES, **settings)
    cards = cards_of(built)
    edited = {**FILES, "people/ada.md": "---\ntitle: Ada Lovelace\naliases: Ada Byron\n---\n",
              "images/dot.png": png(8)}  # fmt: skip
    built.write(edited)
    built.remove("projects/script.md")
    found = cards_of(built.build())
    assert found != cards
    clean = {path: data for path, data in edited.items() if path != "projects/script.md"}
    assert found == cards_of(portal(clean, name="clean", **settings))
