"""The chat page. The only importer of Gradio, with its theme.

Gradio's defaults that are changed here, and why, are listed in README.md of this package.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from assistant import wording
from assistant.models import Answer, AnswerStatus, Question, Turn
from assistant.pipeline import Assistant
from assistant.web.rendering import render_answer
from assistant.web.theme import theme

STATIC = Path(__file__).parent / "static"
Messages = list[dict[str, Any]]


def mount_chat_page(app: FastAPI, assistant: Assistant) -> FastAPI:
    """Mount the page at `/`."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio

    settings = assistant.settings
    page = build_page(assistant)
    page.queue(default_concurrency_limit=settings.concurrency, max_size=settings.queue_size, api_open=False)
    return gradio.mount_gradio_app(
        app,
        page,
        path="/",
        root_path=settings.root_path or None,
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size="1kb",
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        theme=theme(),
        css_paths=STATIC / "chat.css",
        head=f"<script>{(STATIC / 'chat-head.js').read_text(encoding='utf-8')}</script>",
    )


def build_page(assistant: Assistant) -> Any:
    """The gradio.Blocks of the page."""
    import gradio as gr

    root = assistant.settings.root_path.rstrip("/")

    def show(message: str, history: Messages) -> Iterator[tuple[Messages, str]]:
        yield from answer_in(assistant, message, history, root)

    with gr.Blocks(title=f"{wording.NAME} – ask a question", analytics_enabled=False) as page:
        gr.Markdown(introduction(root), elem_id="introduction")
        chat = gr.Chatbot(
            label="Conversation",
            elem_id="conversation",
            height="60vh",
            buttons=["copy"],
            allow_tags=False,
            sanitize_html=True,
            feedback_options=None,
            placeholder=wording.EMPTY_CONVERSATION,
            layout="panel",
            group_consecutive_messages=False,
        )
        question = gr.Textbox(
            label=wording.QUESTION_LABEL,
            info=wording.NO_PERSONAL_DETAILS,
            placeholder=wording.QUESTION_HINT,
            lines=2,
            max_lines=8,
            elem_id="question",
        )
        with gr.Row(elem_id="actions"):
            ask = gr.Button(wording.SEND, variant="primary", elem_id="ask", min_width=120)
            stop = gr.Button(wording.STOP, elem_id="stop", min_width=120)
            clear = gr.Button(wording.CLEAR, elem_id="clear", min_width=120)
        with gr.Group(visible=False, elem_id="clear-question") as confirm:
            gr.Markdown(wording.CLEAR_ASK)
            with gr.Row():
                yes = gr.Button(wording.CLEAR_YES, elem_id="clear-yes")
                no = gr.Button(wording.CLEAR_NO, elem_id="clear-no")
        gr.Markdown(f"## {wording.EXAMPLES_TITLE}", elem_id="examples-title")
        examples = _examples(gr)
        runs = [
            event(show, [question, chat], [chat, question], api_name=name, show_progress="hidden")
            for event, name in ((ask.click, "chat"), (question.submit, "submit"))
        ]
        for button, text in examples:
            runs.append(
                button.click(
                    lambda history, text=text: (yield from show(text, history)),
                    [chat],
                    [chat, question],
                    api_visibility="private",
                    show_progress="hidden",
                )
            )
        stop.click(stopped, [chat], [chat], cancels=runs, api_visibility="private")
        clear.click(lambda: gr.update(visible=True), None, confirm, api_visibility="private")
        no.click(lambda: gr.update(visible=False), None, confirm, api_visibility="private")
        yes.click(lambda: ([], gr.update(visible=False)), None, [chat, confirm], cancels=runs, api_visibility="private")
    return page


def answer_in(assistant: Assistant, message: str, history: Messages, root: str) -> Iterator[tuple[Messages, str]]:
    """Yield (conversation, text box): the answer grows by whole sentences; the box keeps a message that was not read."""
    told = [*history, {"role": "user", "content": _plain(message)}]
    question = Question(text=message, history=turns(history))
    answer = assistant.ask(question)
    kept = message if answer.status in {AnswerStatus.TOO_LONG, AnswerStatus.PERSONAL_DATA} else ""
    if answer.status is AnswerStatus.CLARIFY and not message.strip():
        told = [*history]
    for shown in range(1, len(answer.sentences)):
        yield [*told, _reply(render_answer(answer, root, shown))], kept
    yield [*told, _reply(render_answer(answer, root), answer)], kept


def turns(history: Messages) -> tuple[Turn, ...]:
    """Gradio's messages as plain turns; the assistant's HTML is not needed to understand a follow-up."""
    return tuple(
        Turn(role="user", text=text_of(message["content"])) for message in history if message["role"] == "user"
    )


def text_of(content: Any) -> str:
    """The text of a message; Gradio gives a string or a list of blocks."""
    if isinstance(content, str):
        return content
    return " ".join(block.get("text", "") for block in content if isinstance(block, dict))


def stopped(history: Messages) -> Messages:
    """Say that the answer was stopped; what was shown stays."""
    return [*history, _reply(f"<p>{wording.STOPPED}</p>")]


def introduction(root: str) -> str:
    return (
        f"# {wording.NAME}\n\n{wording.INTRODUCTION}\n\n"
        f"[{wording.ALL_GUIDES}]({root}/guides) · {wording.EXPERIMENTAL}"
    )


def _reply(content: str, answer: Answer | None = None) -> dict[str, Any]:
    return {"role": "assistant", "content": content}


def _plain(message: str) -> str:
    """The person's own words without any markup taking effect."""
    import html

    return html.escape(message, quote=False)


def _examples(gr: Any) -> list[tuple[Any, str]]:
    buttons = []
    for audience in dict.fromkeys(audience for audience, _ in wording.EXAMPLES):
        gr.Markdown(f"### {audience}")
        with gr.Row(elem_classes="examples"):
            buttons += [(gr.Button(text, elem_classes="example"), text) for who, text in wording.EXAMPLES if who == audience]
    return buttons
