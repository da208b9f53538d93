"""Gradio's colours and type, taken from the tokens of `static/site.css`, which hold light and dark."""

from typing import Any

TOKENS = {
    "paper": ("body_background_fill",),
    "ink": (
        "body_text_color",
        "block_label_text_color",
        "block_title_text_color",
        "button_secondary_text_color",
        "button_secondary_text_color_hover",
        "link_text_color_hover",
    ),
    "quiet": ("body_text_color_subdued", "block_info_text_color", "input_placeholder_color"),
    "card": (
        "background_fill_primary",
        "block_background_fill",
        "input_background_fill",
        "input_background_fill_focus",
        "button_secondary_background_fill",
    ),
    "tint": ("background_fill_secondary", "color_accent_soft", "button_secondary_background_fill_hover"),
    "line": ("border_color_primary", "block_border_color"),
    "field": ("input_border_color", "input_border_color_hover", "button_secondary_border_color"),
    "accent": (
        "border_color_accent",
        "button_primary_background_fill",
        "button_primary_border_color",
        "button_secondary_border_color_hover",
        "link_text_color",
        "link_text_color_active",
        "link_text_color_visited",
    ),
    "accent-strong": ("button_primary_background_fill_hover", "button_primary_border_color_hover"),
    "on-accent": ("button_primary_text_color", "button_primary_text_color_hover"),
    "ring": ("input_border_color_focus",),
}
"""Name of a token → the Gradio variables that take it."""


def theme() -> Any:
    """A gradio theme. Gradio is imported here, so that nothing else waits for it."""
    from gradio import themes

    base = themes.Base(
        font=("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"),
        font_mono=("ui-monospace", "Consolas", "monospace"),
        text_size=themes.sizes.text_lg,
        radius_size=themes.sizes.radius_sm,
    )
    colours = {variable: f"var(--{token})" for token, variables in TOKENS.items() for variable in variables}
    dark = {f"{variable}_dark": colour for variable, colour in colours.items()}
    return base.set(
        input_border_width="2px", input_shadow_focus="none", input_shadow_focus_dark="none", **colours, **dark
    )
