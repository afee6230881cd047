"""The look of the app's frame, as the options of Streamlit, made from the one style."""

from munigraph.drawing import style
from munigraph.drawing.style import ThemeName

_THEMES: tuple[ThemeName, ...] = ("light", "dark")


def streamlit_options() -> dict[str, str | int | bool]:
    """Streamlit's options by name, as in ``theme.light.primaryColor``.

    The page follows the reader's system in being light or dark. Streamlit's own menu and error
    pages speak English only, so they are not shown.
    """
    options: dict[str, str | int | bool] = {
        "theme.font": style.FONT,
        "theme.baseFontSize": style.NORMAL,
        "theme.baseRadius": "4px",
        "theme.showWidgetBorder": True,
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        # Else a text that stands alone in a screen's file would be shown.
        "runner.magicEnabled": False,
    }
    for theme in _THEMES:
        options |= {
            f"theme.{theme}.primaryColor": style.PRIMARY.of(theme),
            f"theme.{theme}.backgroundColor": style.BACKGROUND.of(theme),
            f"theme.{theme}.secondaryBackgroundColor": style.SURFACE.of(theme),
            f"theme.{theme}.textColor": style.TEXT.of(theme),
            f"theme.{theme}.linkColor": style.PRIMARY.of(theme),
            f"theme.{theme}.borderColor": style.RULE.of(theme),
        }
    return options
