"""coachdesk's own looks: text contrast at least 4.5 : 1, in the high-contrast ones 7 : 1."""

from textual.theme import Theme

DEFAULT_THEME = "coachdesk-dark"

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
    variables={
        "text-muted": "#a9b2bf",
        "cursor-background": "#2f5f9e",
        "cursor-foreground": "#ffffff",
    },
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
    variables={
        "text-muted": "#525c69",
        "cursor-background": "#0b4f9e",
        "cursor-foreground": "#ffffff",
    },
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
    variables={
        "text-muted": "#e0e0e0",
        "cursor-background": "#ffff66",
        "cursor-foreground": "#000000",
    },
)
THEMES = (_DARK, _LIGHT, _CONTRAST)
