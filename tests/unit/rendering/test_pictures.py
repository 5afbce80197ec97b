"""Pictures made ready: sizes, formats, colours, notes of cameras, damage, and the cache."""

from __future__ import annotations

import dataclasses
import io
import json
from math import cos, sin
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageCms

from labportal.rendering.html.pictures import Frame, Served, picture_html
from labportal.rendering.pictures.cache import PictureCache
from labportal.rendering.pictures.drawn import prepare_drawn
from labportal.rendering.pictures.prepared import WHOLE, Prepared, Recipe
from labportal.rendering.pictures.raster import prepare
from labportal.rendering.pictures.strip import without_metadata
from labportal.rendering.pictures.workshop import Workshop
from sample_portal import png

if TYPE_CHECKING:
    from pathlib import Path

RECIPE = Recipe(widths=(32, 64, 128), quality=80, limit=1, tool="Pillow")
GPS, ORIENTATION = 0x8825, 0x0112
UNKNOWN = "is no picture that browsers know, whatever its name says"
SECRET = b"52 degrees north"


def photo(size: tuple[int, int] = (200, 100), mode: str = "RGB") -> Image.Image:
    """Return a picture with many colours, its left half bright."""
    width, height = size
    grey = bytes(
        (190 if x < width // 2 else 50) + round(50 * sin(x / 3) * cos(y / 2 + x * y / 990))
        for y in range(height)
        for x in range(width)
    )
    image = Image.frombytes("L", size, grey)
    turned = image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    return Image.merge("RGB", (image, turned, image)).convert(mode)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """Return the bytes of a picture."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def camera(turn: int = 1) -> Image.Exif:
    """Return what a camera notes: the place, and how it was held."""
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(GPS)[1] = "N"
    return exif


def opened(data: bytes) -> Image.Image:
    """Return a decoded picture."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def test_widths_of_a_photograph() -> None:
    """A photograph is offered in all widths that are narrower, and none wider than the widest."""
    found, files = prepare(saved(photo(), "JPEG"), RECIPE)
    assert (found.width, found.height) == (128, 64)
    assert found.narrow == (32, 64)
    assert found.webp == (32, 64, 128)
    assert set(files) == {WHOLE, "32", "64", "32.webp", "64.webp", "128.webp"} == set(found.served)
    for name, data in files.items():
        image = opened(data)
        width = 128 if name == WHOLE else int(name.partition(".")[0])
        assert image.size == (width, width // 2)
        assert image.format == ("WEBP" if name.endswith(".webp") else "JPEG")
    assert prepare(saved(photo(), "JPEG"), RECIPE)[1].keys() == files.keys()


def test_the_same_bytes_twice() -> None:
    """The same picture gives the same files."""
    data = saved(photo(), "PNG")
    assert prepare(data, RECIPE) == prepare(data, RECIPE)


def test_small_pictures_stay_as_they_are() -> None:
    """A picture without notes that is narrow enough is served byte for byte."""
    data = saved(photo((30, 20)), "JPEG")
    found, files = prepare(data, RECIPE)
    assert found == Prepared(width=30, height=20)
    assert files == {}
    assert prepare(png(3), RECIPE) == (Prepared(width=2, height=2), {})


def test_without_widths_pictures_keep_their_size() -> None:
    """No widths mean no other sizes and no WebP, but notes of the camera go all the same."""
    data = saved(photo(), "JPEG", exif=camera())
    found, files = prepare(data, dataclasses.replace(RECIPE, widths=()))
    assert (found.width, found.narrow, found.webp, list(files)) == (200, (), (), [WHOLE])
    assert SECRET not in files[WHOLE]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_notes_of_the_camera_are_taken_out(kind: str) -> None:
    """Place, camera and description are in no file, also not in the author's format."""
    image = photo((100, 50))
    data = saved(image, kind, exif=camera(), xmp=b"<x>" + SECRET + b"</x>")
    assert SECRET in data
    found, files = prepare(data, RECIPE)
    assert not found.is_source
    for made in files.values():
        assert SECRET not in made
        assert not opened(made).getexif()
        assert not {"exif", "xmp", "comment"} & opened(made).info.keys()
    whole = opened(files[WHOLE])
    assert whole.size == (100, 50)
    if kind != "AVIF":
        # Nothing is compressed again.
        assert whole.tobytes() == opened(data).tobytes()


def test_notes_behind_a_picture_are_taken_out() -> None:
    """Some cameras append a preview with notes of its own."""
    first = saved(photo((20, 20)), "JPEG", comment=SECRET)
    second = saved(photo((10, 10)), "JPEG", exif=camera())
    clean = without_metadata(first + second)
    assert SECRET not in clean
    assert opened(clean).tobytes() == opened(first).tobytes()


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\0", b"RIFF1234WEBPVP8X",
                                  b"\xff\xd8\xff\xe1\0", b"GIF89a"])  # fmt: skip
def test_notes_of_damaged_files(data: bytes) -> None:
    """Taking notes out never fails."""
    assert isinstance(without_metadata(data), bytes)


def test_pictures_are_turned_upright() -> None:
    """What a camera noted of how it was held is applied."""
    data = saved(photo(), "JPEG", exif=camera(turn=6))
    found, files = prepare(data, RECIPE)
    assert (found.width, found.height) == (100, 200)
    whole = opened(files[WHOLE]).convert("L")
    # The bright left half is the upper half now.
    assert whole.getpixel((50, 20)) > 200 > whole.getpixel((50, 180))  # type: ignore[operator]
    assert opened(files["32"]).size == (32, 64)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "I;16", "1"])
def test_kinds_of_png(mode: str) -> None:
    """Grey, palettes, transparency and sixteen bits come out as they look."""
    image = photo((200, 100), "L") if mode == "I;16" else photo((200, 100), "RGB").convert(mode)
    if mode == "I;16":
        image = image.convert("I").point(lambda level: level * 256).convert("I;16")
    found, files = prepare(saved(image, "PNG"), RECIPE)
    assert (found.width, found.height) == (128, 64)
    whole = opened(files[WHOLE])
    if mode in ("LA", "RGBA"):
        assert whole.has_transparency_data
    grey = whole.convert("RGB").convert("L")
    assert grey.getpixel((10, 10)) > 120  # type: ignore[operator]
    assert grey.getextrema()[0] < 100  # type: ignore[operator]


def test_colours_of_print() -> None:
    """A JPEG in the four colours of print becomes one in those of screens."""
    found, files = prepare(saved(photo((30, 30), "CMYK"), "JPEG"), RECIPE)
    assert not found.is_source
    assert opened(files[WHOLE]).mode == "RGB"


def test_colour_profiles_are_applied() -> None:
    """Colours of a profile are converted, so that a file without it looks the same."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # One in which red and blue are each other's.
    for old, new in ((b"rXYZ", b"?XYZ"), (b"bXYZ", b"rXYZ"), (b"?XYZ", b"bXYZ"),
                     ("sRGB".encode("utf-16-be"), "odd ".encode("utf-16-be"))):  # fmt: skip
        profile = profile.replace(old, new)
    red = Image.new("RGB", (200, 100), "red")
    _, files = prepare(saved(red, "JPEG", icc_profile=profile), RECIPE)
    whole = opened(files[WHOLE])
    assert "icc_profile" not in whole.info
    level = whole.getpixel((9, 9))
    assert isinstance(level, tuple)
    assert level[2] > 200 > level[0]
    _, files = prepare(saved(red, "JPEG"), RECIPE)
    assert opened(files[WHOLE]).getpixel((9, 9)) == (254, 0, 0)
    broken = saved(red, "PNG", icc_profile=b"no profile at all")
    assert prepare(broken, RECIPE)[0].is_shown


def test_moving_pictures_stay_whole() -> None:
    """An animation is not made smaller, since it would stand still."""
    frames = [Image.new("RGB", (200, 100), colour) for colour in ("red", "blue", "teal")]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert prepare(data, RECIPE) == (Prepared(width=200, height=100), {})
    pictures = [photo((150, 100)), photo((150, 100), "L").convert("RGB")]
    moving = saved(pictures[0], "WEBP", save_all=True, append_images=pictures[1:], exif=camera())
    found, files = prepare(moving, RECIPE)
    assert (found.width, list(files)) == (150, [WHOLE])
    assert opened(files[WHOLE]).n_frames == 2  # type: ignore[attr-defined]
    assert SECRET not in files[WHOLE]


def test_a_drawing_is_kept_sharp() -> None:
    """What has few colours is compressed without loss, and a still GIF gets WebP beside it."""
    image = Image.new("RGB", (300, 200), "white")
    for place in range(0, 300, 7):
        image.paste((place % 256, 40, 90), (place, place % 150, place + 3, 200))
    wide = dataclasses.replace(RECIPE, widths=(100, 400))
    found, files = prepare(saved(image, "PNG", compress_level=1), wide)
    if 300 in found.webp:
        assert opened(files["300.webp"]).convert("RGB").tobytes() == image.tobytes()
    gif, _ = prepare(saved(image, "GIF"), wide)
    assert gif.is_shown
    assert gif.narrow == ()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"no picture", UNKNOWN),
        (saved(photo(), "JPEG")[:900], "is damaged or not complete"),
        (saved(photo(), "PNG")[:400], "is damaged or not complete"),
        (saved(photo(), "TIFF"), UNKNOWN),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", UNKNOWN),
    ],
)  # fmt: skip
def test_damage(data: bytes, says: str) -> None:
    """What cannot be read is named, and shown nowhere."""
    found, files = prepare(data, RECIPE)
    assert (found.damage, files, found.is_shown) == (says, {}, False)


def test_bombs() -> None:
    """A small file that would take all the memory is not opened."""
    bomb = saved(Image.new("1", (2000, 2000)), "PNG")
    assert prepare(bomb, RECIPE)[0].large == "has 4 million pixels, at most 1 million are read"


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        ('<svg xmlns="x" width="30" height=\'20px\'>', (30, 20)),
        ('<svg viewBox="0 0 9 9">', (0, 0)),
        ('<svg width="100%" height="20">', (0, 0)),
        ('<svg height="2"><rect width="30"/>', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_size_of_a_drawing(svg: str, size: tuple[int, int]) -> None:
    """An SVG has the size that it states in points."""
    found = prepare_drawn(svg.encode())
    assert (found.width, found.height) == size
    assert found.is_shown


# The cache -------------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with two files of the same picture."""
    folder = tmp_path / "content"
    folder.mkdir()
    for name in ("a.jpg", "b.jpg"):
        (folder / name).write_bytes(saved(photo(), "JPEG"))
    return folder


def make(root: Path, **stamps: str) -> Workshop:
    """Make pictures as a build would."""
    workshop = Workshop(root, root.parent / "cache", RECIPE)
    workshop.make({f"{name}.jpg": stamp for name, stamp in stamps.items()})
    return workshop


def test_a_picture_is_work_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unchanged picture is not opened, a touched one not made again."""
    assert make(root, a="1").fresh == 1
    assert make(root, a="2", b="1").fresh == 0
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda _: pytest.fail("a picture was opened"))
    assert make(root, a="2", b="1").fresh == 0


def test_a_file_that_is_too_long_is_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More bytes than the pixels that are allowed would take are no picture."""
    monkeypatch.setattr("labportal.rendering.pictures.workshop.BYTES_OF_A_PIXEL", 1000)
    made = Workshop(root, root.parent / "cache", RECIPE).make({"a.jpg": "1"})["a.jpg"]
    assert made.prepared.large.endswith("bytes, at most 0 million are read")


def test_another_recipe_is_other_work(root: Path) -> None:
    """Other widths or another Pillow make other files."""
    make(root, a="1")
    other = dataclasses.replace(RECIPE, tool="Pillow 99")
    workshop = Workshop(root, root.parent / "cache", other)
    workshop.make({"a.jpg": "1"})
    assert workshop.fresh == 1


@pytest.mark.parametrize(
    "damage", [b"", b"[]", b"null", b'{"a.jpg": 3}', b'{"a.jpg": ["1", "k", {"width": 1}]}']
)
def test_a_damaged_index_is_made_again(root: Path, damage: bytes) -> None:
    """Whatever stands in the index, the picture is found again."""
    make(root, a="1")
    [index] = (root.parent / "cache").glob("index-*.json")
    good = json.loads(index.read_bytes())
    index.write_bytes(damage)
    assert make(root, a="1").fresh == 0
    assert json.loads(index.read_bytes()) == good


def test_half_an_entry_is_made_again(root: Path) -> None:
    """Files that somebody took away come back, and what a killed build left does not count."""
    workshop = make(root, a="1")
    made = workshop.make({"a.jpg": "1"})["a.jpg"]
    (root.parent / "cache" / ".part-killed").mkdir()
    workshop.file("a.jpg", made, "32.webp").unlink()
    assert workshop.file("a.jpg", made, "32.webp").is_file()
    assert workshop.fresh == 2


def test_old_entries_go(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What no index names any more is removed after a month."""
    make(root, a="1")
    cache = root.parent / "cache"
    [old] = [path for path in cache.iterdir() if path.is_dir()]
    (root / "a.jpg").write_bytes(saved(photo((120, 60)), "JPEG"))
    make(root, a="2")
    assert old.is_dir()
    monkeypatch.setattr("time.time", lambda: old.stat().st_mtime + 31 * 24 * 3600)
    (root / "a.jpg").unlink()
    make(root, b="1")
    assert old.is_dir()  # b.jpg is the same picture
    (root / "b.jpg").write_bytes(saved(photo((90, 90)), "JPEG"))
    make(root, b="2")
    assert not old.exists()


def test_two_builds_at_once(tmp_path: Path) -> None:
    """Who comes second leaves what the first one has stored."""
    caches = [PictureCache(tmp_path, RECIPE) for _ in range(2)]
    for cache in caches:
        cache.store("key", Prepared(width=1, height=1, is_source=False), {WHOLE: b"x"})
    assert caches[0].entry("key") == Prepared(width=1, height=1, is_source=False)
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


# Markup ----------------------------------------------------------------------------------------


def test_markup_offers_what_a_place_needs() -> None:
    """A small place is not offered wide files, and addresses survive blanks and commas."""
    prepared = Prepared(width=900, height=600, narrow=(320, 640), webp=(320, 640, 900))
    served = Served("../_images/", "a, b.jpg", prepared)
    small = picture_html(served, Frame(kind="k", width=160, height=160), '"x"')
    assert small == (
        '<picture class="lp-picture"><source type="image/webp" '
        'srcset="../_images/320/a%2C%20b.jpg.webp"><img class="k dark-light" '
        'src="../_images/320/a%2C%20b.jpg" alt="&quot;x&quot;" width="160" height="160" '
        'loading="lazy"></picture>'
    )
    large = picture_html(served, Frame(kind="k", width=640, height=360, is_late=False), "")
    assert 'src="../_images/a%2C%20b.jpg" srcset="../_images/320/a%2C%20b.jpg 320w, ' in large
    assert 'sizes="640px"' in large
    assert "lazy" not in large
    one = Prepared(width=900, height=600, narrow=(320,), webp=(900,))
    mixed = picture_html(Served("", "x.png", one), Frame(kind="k", width=640), "")
    assert 'srcset="900/x.png.webp 900w" sizes="640px"><img' in mixed
    plain = picture_html(Served("", "x.svg"), Frame(kind="k", width=1), "")
    assert plain.startswith('<img class="k dark-light" src="x.svg" alt=""')
