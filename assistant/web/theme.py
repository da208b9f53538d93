"""The look of the chat page: system fonts, one accent colour, contrast of 4.5:1 and more."""

from typing import Any

ACCENT = "#0b5c6b"
ACCENT_DARK = "#7fd0df"
INK = "#1f2a30"
PAPER = "#fbfaf7"


def theme() -> Any:
    """A gradio theme. Gradio is imported here, so that nothing else waits for it."""
    from gradio import themes

    base = themes.Base(
        font=("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"),
        font_mono=("ui-monospace", "Consolas", "monospace"),
        text_size=themes.sizes.text_lg,
        radius_size=themes.sizes.radius_sm,
    )
    return base.set(
        body_background_fill=PAPER,
        body_background_fill_dark="#14191c",
        body_text_color=INK,
        body_text_color_dark="#eceff0",
        body_text_color_subdued="#46555e",
        body_text_color_subdued_dark="#b9c4ca",
        background_fill_primary="#ffffff",
        background_fill_primary_dark="#1c2327",
        background_fill_secondary="#f2f1ec",
        background_fill_secondary_dark="#20282d",
        block_background_fill="#ffffff",
        block_background_fill_dark="#1c2327",
        block_border_color="#7a868d",
        block_border_color_dark="#8a979e",
        block_label_text_color=INK,
        block_label_text_color_dark="#eceff0",
        block_title_text_color=INK,
        block_title_text_color_dark="#eceff0",
        block_info_text_color="#46555e",
        block_info_text_color_dark="#b9c4ca",
        border_color_primary="#7a868d",
        border_color_primary_dark="#8a979e",
        border_color_accent=ACCENT,
        border_color_accent_dark=ACCENT_DARK,
        color_accent_soft="#e3f0f2",
        color_accent_soft_dark="#17343a",
        input_background_fill="#ffffff",
        input_background_fill_dark="#14191c",
        input_border_color="#6b777e",
        input_border_color_dark="#8a979e",
        input_border_color_focus=INK,
        input_border_color_focus_dark="#ffe680",
        input_border_width="2px",
        input_shadow_focus="0 0 0 2px #1f2a30",
        input_shadow_focus_dark="0 0 0 2px #ffe680",
        input_placeholder_color="#57656d",
        input_placeholder_color_dark="#b0bcc2",
        link_text_color=ACCENT,
        link_text_color_dark=ACCENT_DARK,
        link_text_color_hover=INK,
        link_text_color_hover_dark="#ffffff",
        link_text_color_active=ACCENT,
        link_text_color_active_dark=ACCENT_DARK,
        link_text_color_visited="#5b3d82",
        link_text_color_visited_dark="#cdb6f0",
        button_primary_background_fill=ACCENT,
        button_primary_background_fill_dark=ACCENT_DARK,
        button_primary_background_fill_hover="#084652",
        button_primary_background_fill_hover_dark="#a4dfea",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#10181b",
        button_secondary_background_fill="#ffffff",
        button_secondary_background_fill_dark="#1c2327",
        button_secondary_border_color="#6b777e",
        button_secondary_border_color_dark="#8a979e",
        button_secondary_text_color=INK,
        button_secondary_text_color_dark="#eceff0",
    )
