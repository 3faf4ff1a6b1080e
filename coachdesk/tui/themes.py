"""coachdesk's own looks: text contrast at least 4.5 : 1, in the high-contrast ones 7 : 1."""

from textual.theme import Theme

from coachdesk.tui.textual_types import AnyApp

DEFAULT_THEME = "coachdesk-dark"


def _variables(muted: str, disabled: str, edge: str, chosen: str, on_chosen: str) -> dict[str, str]:
    """Quiet text, prompts in empty fields, edges of panes, and what is chosen or selected."""
    return {
        "edge": edge,
        "text-muted": muted,
        "text-disabled": disabled,
        "cursor-background": chosen,
        "cursor-foreground": on_chosen,
        "input-selection-background": chosen,
        "input-selection-foreground": on_chosen,
        "screen-selection-background": chosen,
        "screen-selection-foreground": on_chosen,
    }


_DARK = Theme(
    name=DEFAULT_THEME,
    dark=True,
    background="#14171c",
    surface="#1f242c",
    panel="#262c36",
    foreground="#e6e8eb",
    primary="#8fc1ff",
    secondary="#b9c4d4",
    accent="#7fd4c8",
    success="#8fd694",
    warning="#f0b45c",
    error="#ff8f87",
    variables=_variables("#a9b2bf", "#98a2b0", "#3f4a59", "#3a72c0", "#ffffff"),
)
_LIGHT = Theme(
    name="coachdesk-light",
    dark=False,
    background="#ffffff",
    surface="#eef1f5",
    panel="#e3e8ee",
    foreground="#1c2127",
    primary="#0b4f9e",
    secondary="#44505e",
    accent="#00665a",
    success="#1c6b2a",
    warning="#8a4b00",
    error="#b3261e",
    variables=_variables("#525c69", "#565f6c", "#b4bfcc", "#0b4f9e", "#ffffff"),
)
_CONTRAST = Theme(
    name="coachdesk-contrast",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#101010",
    foreground="#ffffff",
    primary="#9cd0ff",
    secondary="#ffffff",
    accent="#7ff0e0",
    success="#8cff96",
    warning="#ffd166",
    error="#ffaaa3",
    variables=_variables("#e0e0e0", "#c8c8c8", "#c8c8c8", "#ffff66", "#000000"),
)
THEMES = (_DARK, _LIGHT, _CONTRAST)


def use_theme(app: AnyApp, colours: object = None) -> None:
    """Give an app coachdesk's looks; `colours` names one of them as a store's settings do."""
    for theme in THEMES:
        app.register_theme(theme)
    own = f"coachdesk-{colours}"
    app.theme = own if own in app.available_themes else DEFAULT_THEME
    app.stylesheet.set_variables(app.get_css_variables())
