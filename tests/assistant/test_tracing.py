"""Spans for a collector: the status and the steps, no words."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import grpc
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)
from opentelemetry.proto.collector.trace.v1.trace_service_pb2_grpc import (
    TraceServiceServicer,
    add_TraceServiceServicer_to_server,
)
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from assistant.models import Question
from assistant.pipeline import Assistant
from assistant.web.api.tracing import Traces, traces_to
from tests.assistant.served import ASKED
from tests.servers import free_port

MOST_SECONDS = 15
"""A stop may take so long when the collector is away; the server itself gives 25."""


class Collector(TraceServiceServicer):
    """Keeps what it is sent."""

    def __init__(self) -> None:
        self.sent: list[ExportTraceServiceRequest] = []

    def Export(self, request: ExportTraceServiceRequest, context: object) -> ExportTraceServiceResponse:  # noqa: N802
        self.sent.append(request)
        return ExportTraceServiceResponse()


@pytest.fixture
def collector() -> Iterator[tuple[Collector, str]]:
    """A collector that speaks OTLP over gRPC, and its address."""
    kept, port = Collector(), free_port()
    server = grpc.server(ThreadPoolExecutor(2))
    add_TraceServiceServicer_to_server(kept, server)  # type: ignore[no-untyped-call]
    server.add_insecure_port(f"127.0.0.1:{port}")
    server.start()
    yield kept, f"http://127.0.0.1:{port}"
    server.stop(grace=None).wait()


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


def test_a_collector_gets_the_span_and_no_words(
    make_assistant: Callable[..., Assistant], collector: tuple[Collector, str]
) -> None:
    traces = traces_to(collector[1])
    assert traces is not None
    assistant = make_assistant()
    assistant.listeners.append(traces.note)
    assistant.ask(Question(text=ASKED))
    traces.close()
    (sent,) = collector[0].sent
    assert sent.resource_spans[0].resource.attributes
    (span,) = sent.resource_spans[0].scope_spans[0].spans
    told = {attribute.key: attribute.value.string_value for attribute in span.attributes}
    assert (span.name, told["status"], told["made_by"]) == ("answer", "answered", "composer")
    assert "flexible" not in str(sent)


def test_a_collector_that_is_away_holds_nothing_up(make_assistant: Callable[..., Assistant]) -> None:
    traces = traces_to(f"http://127.0.0.1:{free_port()}")
    assert traces is not None
    assistant = make_assistant()
    assistant.listeners.append(traces.note)
    assert assistant.ask(Question(text=ASKED)).sentences
    start = time.monotonic()
    traces.close()
    assert time.monotonic() - start < MOST_SECONDS
