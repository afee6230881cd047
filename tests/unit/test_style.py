"""Colours reach the contrast they need, and nothing hangs on colour alone."""

import pytest

from graph_loader.schema import FAMILIES
from munigraph.drawing import style
from munigraph.drawing.style import ThemeName
from munigraph.drawing.theme import streamlit_options

THEMES: tuple[ThemeName, ...] = ("light", "dark")


@pytest.mark.parametrize("theme", THEMES)
def test_colours_reach_the_contrast_they_need(theme: ThemeName) -> None:
    ground = style.BACKGROUND.of(theme)
    for colour in (style.TEXT, style.MUTED, style.PRIMARY, style.DISPUTED):
        assert style.contrast(colour.of(theme), ground) >= 4.5
    looks = (*style.NODE_STYLES.values(), *style.LINE_STYLES.values())
    for look in looks:
        assert style.contrast(look.colour.of(theme), ground) >= style.LEAST_CONTRAST
    for line in style.LINE_STYLES.values():
        pale = style.faded(line.colour.of(theme), ground)
        assert style.contrast(pale, ground) >= style.LEAST_CONTRAST
    # A label inside its shape is written in the colour of the ground.
    organization = style.NODE_STYLES["Organization"]
    assert style.contrast(organization.colour.of(theme), ground) >= 4.5


def test_no_kind_of_node_and_no_family_is_told_by_colour_alone() -> None:
    shapes = [look.shape for look in style.NODE_STYLES.values()]
    lines = [(s.width, s.dashes, s.has_arrow) for s in style.LINE_STYLES.values()]
    assert len(set(shapes)) == len(shapes)
    assert len(set(lines)) == len(lines)
    assert list(style.LINE_STYLES) == list(FAMILIES)


def test_the_frame_of_the_app_has_the_colours_of_the_style() -> None:
    options = streamlit_options()
    assert options["theme.light.primaryColor"] == style.PRIMARY.light
    assert options["theme.dark.backgroundColor"] == style.BACKGROUND.dark
