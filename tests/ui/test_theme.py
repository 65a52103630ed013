"""Colours come from the tokens alone, can be read by everybody, and follow the system."""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette, QPixmap, QRawFont

from ui import icons, theme

ROOT = Path(__file__).parents[2]
LOOKS = [theme.Look("light"), theme.Look("dark")]
STRONGER = [theme.Look("light", more_contrast=True), theme.Look("dark", more_contrast=True)]


def luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2, contrast ratio."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("look", LOOKS + STRONGER, ids=str)
def test_every_pair_of_colours_can_be_read(look):
    theme.apply(look)
    weak = [
        (ink, ground)
        for ink, ground, needed in theme.tokens()["pairs"]
        if contrast(theme.colour(ink), theme.colour(ground)) < needed
    ]
    assert weak == []


@pytest.mark.parametrize("look", STRONGER, ids=str)
def test_more_contrast_makes_no_pair_weaker(look):
    def ratios():
        pairs = theme.tokens()["pairs"]
        return [contrast(theme.colour(ink), theme.colour(ground)) for ink, ground, _ in pairs]

    theme.apply(theme.Look(look.scheme))
    before = ratios()
    theme.apply(look)
    assert all(now >= then - 0.001 for now, then in zip(ratios(), before, strict=True))
    assert ratios() != before


def test_both_schemes_have_the_same_colours():
    schemes = theme.tokens()["colour"]
    assert schemes["light"].keys() == schemes["dark"].keys() == theme.tokens()["system"].keys()


def test_initials_can_be_read_on_every_avatar():
    inks = [theme.avatar_colour(chr(65 + at)) for at in range(26)]
    assert len({ground.name() for ground, _ in inks}) == len(theme.tokens()["avatar"])
    assert min(contrast(ground, ink) for ground, ink in inks) >= 4.5


def test_no_colour_is_written_outside_the_tokens():
    written = re.compile(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(|QColor\(\s*[\"'\d]|GlobalColor\.(?!trans)")
    files = [*(ROOT / "ui").rglob("*.py"), ROOT / "resources" / "style.qss"]
    guilty = [
        f"{file.name}: {line.strip()}"
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if written.search(line) and not line.lstrip().startswith("#")
    ]
    assert len(files) > 20
    assert guilty == []


def test_the_style_sheet_uses_only_colours_that_exist():
    sheet = (ROOT / "resources" / "style.qss").read_text(encoding="utf-8")
    used = set(re.findall(r"@([a-z]\w*)", sheet))
    used = {name.removeprefix("edge_") for name in used} - {"chosenpx"}
    assert used <= theme.tokens()["colour"]["light"].keys()
    assert len(used) > 20


def test_larger_text_enlarges_type_and_controls_alike(qapp):
    plain = theme.font("body").pixelSize(), theme.size(36)
    theme.apply(theme.Look("light", text=130))
    assert (theme.font("body").pixelSize(), theme.size(36)) == (18, 47)
    assert plain == (14, 36)
    assert "font-size: 18px" in qapp.styleSheet()


def test_easier_letters_replace_the_font():
    theme.apply(theme.Look("light", letters="easier"))
    assert theme.font("h1").family() == "Atkinson Hyperlegible"


@pytest.mark.parametrize("letters", list(theme.LETTERS))
def test_our_fonts_can_write_the_names_of_the_children(letters):
    theme.apply(theme.Look("light", letters=letters))
    assert missing("ZoëÁŚÑçéìøÅß’“”…·–") == ""


def test_inter_can_write_welsh_polish_turkish_vietnamese_and_yoruba():
    assert missing("ŵŷŁŚżİığşẹọṣễộữđƠư") == ""


def missing(letters: str) -> str:
    """The letters that the font in force cannot write itself."""
    font = QRawFont.fromFont(theme.font("body"))
    assert font.familyName() == theme.font("body").family()
    return "".join(letter for letter in letters if not font.supportsCharacter(ord(letter)))


def test_a_look_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="no such text size"):
        theme.apply(theme.Look(text=90))


def test_the_look_is_put_on_again_when_the_system_changes_its_scheme_or_contrast(qapp):
    hints = QGuiApplication.styleHints()
    contrast = hints.accessibility()
    for changed in (
        lambda: hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark),
        lambda: contrast.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference),
    ):
        qapp.setStyleSheet("")
        changed()
        assert "QPushButton" in qapp.styleSheet()


def test_a_high_contrast_palette_of_the_system_is_taken_as_it_is():
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.black)
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.black)
    palette.setColor(QPalette.ColorRole.WindowText, Qt.GlobalColor.yellow)
    colours = theme.system_colours(palette)
    assert QColor(colours["canvas"]) == QColor(Qt.GlobalColor.black)
    assert {colours[name] for name in ("text", "text2", "text3", "bad", "line")} == {
        QColor(Qt.GlobalColor.yellow).name()
    }


def test_an_icon_has_the_colour_asked_for_at_the_sharpness_of_the_screen():
    picture = icons.pixmap("check", "bad", 16, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (32, 2.0)
    image = picture.toImage()
    inked = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inked == {theme.colour("bad").name()}
    assert icons.pixmap("check", "bad", 16, 2.0) is picture
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no such icon", "bad", 16, 1.0)


def test_every_kept_icon_can_be_drawn():
    names = [file.stem for file in (ROOT / "resources" / "icons").glob("*.svg")]
    assert len(names) > 50
    for name in names:
        image = icons.pixmap(name, "text", 24, 1.0).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), name


def test_resources_stay_small():
    kept = [
        *(ROOT / "resources" / "fonts").iterdir(),
        *(ROOT / "resources" / "icons").iterdir(),
    ]
    assert sum(file.stat().st_size for file in kept) < 2_000_000


def test_none_is_not_lost_by_calls_into_qt(qapp):
    """PySide6 6.12.0 on Python 3.11 loses a reference to None in every call that gives nothing.

    After some 5,000 of them the program dies, so the version is pinned and this stays.
    """
    thing, picture = QObject(), QPixmap(8, 8)
    painter = QPainter(picture)
    before = sys.getrefcount(None)
    for _ in range(500):
        thing.setObjectName("x")
        painter.setPen(Qt.PenStyle.NoPen)
    after = sys.getrefcount(None)
    painter.end()
    assert after - before > -10
