"""One OpenTelemetry span for each answer, for deployers who name a collector. The only importer of OpenTelemetry.

A span holds the status and the seconds of each step, and no words of a person.
"""

import time
from typing import TYPE_CHECKING

from assistant.models import Answer, Question

if TYPE_CHECKING:
    from opentelemetry.sdk.trace.export import SpanExporter

SERVICE = "career-assistant"
NANOSECONDS = 1_000_000_000


class Traces:
    """Hears every answer."""

    def __init__(self, exporter: "SpanExporter") -> None:
        from opentelemetry.sdk.resources import SERVICE_NAME, Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        self._provider = TracerProvider(resource=Resource.create({SERVICE_NAME: SERVICE}), shutdown_on_exit=False)
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer(SERVICE)

    def note(self, _: Question, answer: Answer) -> None:
        """Tell of one answer, after it was made."""
        end = time.time_ns()
        start = end - round(answer.timings.get("total", 0.0) * NANOSECONDS)
        span = self._tracer.start_span("answer", start_time=start)
        span.set_attribute("status", answer.status.value)
        span.set_attribute("made_by", answer.made_by)
        for step, seconds in answer.timings.items():
            span.set_attribute(f"seconds.{step}", seconds)
        span.end(end)

    def close(self) -> None:
        """Send what waits, and stop."""
        self._provider.shutdown()


def traces_to(url: str) -> Traces | None:
    """Traces to a collector that speaks OTLP over gRPC, such as `http://collector:4317`; None without an address."""
    if not url:
        return None
    from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter

    return Traces(OTLPSpanExporter(endpoint=url, insecure=url.startswith("http://")))
