"""Spans for a collector: the status and the steps, no words."""

from collections.abc import Callable

from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from assistant.models import Question
from assistant.pipeline import Assistant
from assistant.web.api.tracing import Traces, traces_to
from tests.assistant.served import ASKED


def test_a_span_tells_status_and_seconds_and_no_words(make_assistant: Callable[..., Assistant]) -> None:
    exporter = InMemorySpanExporter()
    traces = Traces(exporter)
    assistant = make_assistant()
    assistant.listeners.append(traces.note)
    answer = assistant.ask(Question(text=ASKED))
    traces.close()
    (span,) = exporter.get_finished_spans()
    told = dict(span.attributes or {})
    assert told["status"] == "answered"
    assert told["seconds.total"] == answer.timings["total"]
    assert (span.end_time or 0) - (span.start_time or 0) == round(answer.timings["total"] * 1e9)
    assert "flexible" not in str(told)


def test_without_a_collector_there_are_no_traces() -> None:
    assert traces_to("") is None
