"""The chat page. The only importer of Gradio, with its theme.

The page around it is `shell.py`; what the browser does by itself (status line, focus, limits of
the question box) is `static/chat.js`.
"""

import asyncio
import os
from collections.abc import Iterator
from typing import Any, NamedTuple

from fastapi import FastAPI

from assistant import wording
from assistant.models import Question
from assistant.pipeline import Assistant
from assistant.web.theme import theme
from assistant.web.transcript import About, Messages, Step, Telling, stopped
from assistant.wording import chat, pages

SUGGESTIONS = 3
QUIET = {"api_visibility": "private", "show_progress": "hidden", "trigger_mode": "multiple"}
"""The page's script lets one question through at a time; Gradio's own lock outlives Stop."""
Updates = dict[Any, Any]
"""Gradio component → its new value or properties; what is not named stays."""


class Parts(NamedTuple):
    """The components that an answer changes."""

    conversation: Any
    question: Any
    next_box: Any
    next_title: Any
    next_buttons: tuple[Any, ...]

    def all(self) -> list[Any]:
        return [self.conversation, self.question, self.next_box, self.next_title, *self.next_buttons]


def mount_chat_page(app: FastAPI, assistant: Assistant) -> FastAPI:
    """Mount the page at `/`.

    It happens inside an event loop: without one, Gradio opens a loop for each of its locks and leaves it open.
    """
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

    async def mount() -> FastAPI:
        return _mount(app, assistant)

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(mount())
    return _mount(app, assistant)


def _mount(app: FastAPI, assistant: Assistant) -> FastAPI:
    import gradio

    settings = assistant.settings
    page = build_page(assistant)
    page.queue(default_concurrency_limit=settings.concurrency, max_size=settings.queue_size, api_open=False)
    mounted: FastAPI = gradio.mount_gradio_app(
        app,
        page,
        path="/",
        root_path=settings.root_path.rstrip("/") or None,
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size="1kb",
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        theme=theme(),
    )
    return mounted


def build_page(assistant: Assistant) -> Any:
    """The gradio.Blocks of the page."""
    import gradio as gr

    def chat(message: str, earlier: list[str]) -> dict[str, Any]:
        """Answer one question; `earlier` holds the questions asked before it, oldest first."""
        answer = assistant.ask(Question(text=message, history=Telling.turns(earlier)))
        return answer.model_dump(mode="json", exclude={"retrieved", "timings"})

    def tell(message: str, history: Messages, *said: str | None) -> Iterator[Updates]:
        for step in Telling(assistant, message, history, About.chosen(*said)).steps():
            yield _updates(step, parts)

    def tell_button(message: str, history: Messages, *said: str | None) -> Iterator[Updates]:
        for updates in tell(message, history, *said):
            yield {part: value for part, value in updates.items() if part is not parts.question}

    with gr.Blocks(title=wording.NAME, analytics_enabled=False) as page:
        conversation = _conversation(gr)
        next_box, next_title, next_buttons = _next(gr)
        question, ask, stop, clear_now, about = _composer(gr)
        parts = Parts(conversation, question, next_box, next_title, next_buttons)
        asking = [
            event(tell, [question, conversation, *about], parts.all(), **QUIET)
            for event in (ask.click, question.submit)
        ]
        asking += [
            button.click(tell_button, [button, conversation, *about], parts.all(), **QUIET)
            for button in (*next_buttons, *_examples(gr))
        ]
        stop.click(stopped, conversation, conversation, cancels=asking, **QUIET)
        clear_now.click(lambda: _cleared(parts), None, [conversation, next_box], cancels=asking, **QUIET)
        gr.api(chat, api_name="chat")
    return page


def _updates(step: Step, parts: Parts) -> Updates:
    import gradio as gr

    updates: Updates = {parts.conversation: step.messages}
    if step.box is not None:
        updates[parts.question] = step.box
    if step.suggestions is not None:
        updates[parts.next_box] = gr.update(visible=bool(step.suggestions))
        updates[parts.next_title] = f"## {step.suggestions_title}"
        texts = [suggestion.text for suggestion in step.suggestions[:SUGGESTIONS]]
        for place, button in enumerate(parts.next_buttons):
            text = texts[place] if place < len(texts) else ""
            updates[button] = gr.update(value=text, visible=bool(text))
    return updates


def _cleared(parts: Parts) -> Updates:
    import gradio as gr

    return {parts.conversation: [], parts.next_box: gr.update(visible=False)}


def _next(gr: Any) -> tuple[Any, Any, tuple[Any, ...]]:
    """(box, title, buttons) for the questions to ask next."""
    with gr.Column(visible=False, elem_id="next") as box:
        title = gr.Markdown()
        buttons = tuple(gr.Button(elem_classes="example", visible=False) for _ in range(SUGGESTIONS))
    return box, title, buttons


def _conversation(gr: Any) -> Any:
    return gr.Chatbot(
        label=wording.CONVERSATION,
        show_label=False,
        elem_id="conversation",
        height=None,
        buttons=[],
        allow_tags=False,
        sanitize_html=True,
        feedback_options=None,
        latex_delimiters=[],
        layout="panel",
        group_consecutive_messages=False,
        autoscroll=False,
    )


def _composer(gr: Any) -> tuple[Any, Any, Any, Any, list[Any]]:
    """(question box, Ask, Stop, the button behind the confirmed Clear, the choices about the person)."""
    with gr.Column(elem_id="composer"):
        question = gr.Textbox(
            label=wording.QUESTION_LABEL,
            info=wording.NO_PERSONAL_DETAILS,
            placeholder=wording.QUESTION_HINT,
            lines=1,
            max_lines=8,
            elem_id="question",
        )
        with gr.Row(elem_id="actions"):
            ask = gr.Button(wording.SEND, variant="primary", elem_id="ask")
            stop = gr.Button(wording.STOP, elem_id="stop")
            gr.Button(wording.CLEAR, elem_id="clear")
            clear_now = gr.Button(wording.CLEAR_YES, elem_id="clear-now")
        about = _about_you(gr)
    return question, ask, stop, clear_now, about


def _about_you(gr: Any) -> list[Any]:
    """Nation, kind of employer and situation: optional, shown, and forgotten with one button."""
    with gr.Accordion(pages.ABOUT_YOU_TITLE, open=False, elem_id="about-you"):
        gr.Markdown(pages.ABOUT_YOU_HINT, elem_id="about-hint")
        kinds = (
            (pages.NATION_LABEL, pages.NATIONS),
            (pages.EMPLOYER_LABEL, pages.EMPLOYERS),
            (chat.AUDIENCE_LABEL, chat.AUDIENCES),
        )
        choices = [
            gr.Radio([(pages.NOT_SAID, ""), *((name, value) for value, name in names.items())], value="", label=label)
            for label, names in kinds
        ]
    line = gr.Markdown(visible=False, elem_id="about-line")
    forget = gr.Button(chat.FORGET, visible=False, elem_id="about-forget")

    def show(*said: str | None) -> list[Any]:
        names = [names[value] for (_, names), value in zip(kinds, said, strict=True) if value in names]
        text = chat.CHOSEN.format(choices=wording.listed(tuple(names))) if names else ""
        return [gr.update(value=text, visible=bool(names)), gr.update(visible=bool(names))]

    for choice in choices:
        choice.change(show, choices, [line, forget], **QUIET)
    forget.click(lambda: [""] * len(kinds), None, choices, **QUIET)
    return choices


def _examples(gr: Any) -> list[Any]:
    """Example questions as buttons, by audience."""
    buttons = []
    with gr.Column(elem_id="examples"):
        gr.Markdown(f"## {wording.EXAMPLES_TITLE}")
        for audience in dict.fromkeys(audience for audience, _ in wording.EXAMPLES):
            with gr.Row(elem_classes="audience"):
                gr.Markdown(f"### {audience}", elem_classes="audience-name")
                with gr.Column(elem_classes="audience-questions"):
                    texts = [text for who, text in wording.EXAMPLES if who == audience]
                    buttons += [gr.Button(text, elem_classes="example") for text in texts]
    return buttons
