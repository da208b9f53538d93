"""An answer as rich text for the terminal."""

from rich.console import Console, Group
from rich.padding import Padding
from rich.text import Text

from assistant import wording
from assistant.models import Answer, Citation, ContactLine


def print_answer(answer: Answer, console: Console | None = None) -> None:
    """Print message, sentences, notes, sources and suggestions."""
    (console or Console()).print(render(answer))


def render(answer: Answer) -> Group:
    parts: list[Text | Padding] = []
    if answer.message:
        parts += [Text(answer.message), Text()]
    if answer.urgent:
        parts += [_contact(contact) for contact in answer.contacts]
    if answer.lead_in:
        parts += [Text(answer.lead_in), Text()]
    body = Text()
    for position, sentence in enumerate(answer.sentences):
        body.append("\n\n" if sentence.starts_group else " " if position else "")
        body.append(sentence.text, style="bold" if position == 0 else "")
        body.append("".join(f" [{number}]" for number in sentence.citations), style="cyan")
    if answer.sentences:
        parts += [body, Text()]
    parts += [Text(note + "\n", style="italic") for note in answer.notes]
    if not answer.urgent:
        parts += [_contact(contact) for contact in answer.contacts]
    if answer.citations:
        parts += [Text(wording.AI_WARNING, style="yellow"), Text(wording.SOURCES_TITLE, style="bold")]
        parts += [Padding(_citation(citation), (0, 0, 1, 2)) for citation in answer.citations]
    if answer.suggestions:
        parts.append(Text(wording.ASK_NEXT if answer.sentences else wording.NEAREST, style="bold"))
        parts += [Text(f"  - {suggestion.text}") for suggestion in answer.suggestions]
    return Group(*parts)


def _contact(contact: ContactLine) -> Text:
    text = Text(f"{contact.as_text}\n", style="bold")
    if contact.caution:
        text.append(f"  {contact.caution}\n", style="default")
    return text


def _citation(citation: Citation) -> Text:
    text = Text(f"[{citation.number}] {citation.guide_title}: {citation.section_title}\n", style="cyan")
    for quote in citation.quotes:
        text.append(f"{wording.GUIDE_SAYS}: “{quote.text}”\n", style="default")
    for source in citation.sources:
        part = f", {source.part}" if source.part else ""
        text.append(f"{wording.BASED_ON}: {source.publisher}, {source.title}{part}", style="default")
        text.append(f" ({wording.CHECKED} {source.checked.day} {source.checked:%B %Y})\n", style="dim")
        if source.url:
            text.append(f"  {source.url}\n", style="blue")
    return text
