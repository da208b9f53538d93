"""Counts and durations for Prometheus. The only importer of its client. No label holds anything a person wrote."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, GCCollector, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from assistant.models import Answer, Question

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
MEDIA_TYPE = CONTENT_TYPE_LATEST


class Metrics:
    """The figures of one process."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        GCCollector(registry=registry)
        self._answers = Counter("career_assistant_answers", "Answers by status", ["status"], registry=registry)
        self._answering = Histogram(
            "career_assistant_answer_seconds", "Time to make an answer", buckets=SECONDS, registry=registry
        )
        self._requests = Counter(
            "career_assistant_requests", "Requests", ["method", "route", "status"], registry=registry
        )
        self._serving = Histogram(
            "career_assistant_request_seconds",
            "Time from request to end of response",
            ["route"],
            buckets=SECONDS,
            registry=registry,
        )

    def note(self, _: Question, answer: Answer) -> None:
        """Count one answer."""
        self._answers.labels(answer.status.value).inc()
        self._answering.observe(answer.timings.get("total", 0.0))

    def served(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request; `route` is its pattern, never its address."""
        self._requests.labels(method, route, str(status)).inc()
        self._serving.labels(route).observe(seconds)

    def gauge(self, name: str, told: str, read: Callable[[], float]) -> None:
        """A figure that is read when Prometheus asks."""
        Gauge(f"career_assistant_{name}", told, registry=self._registry).set_function(read)

    def text(self) -> bytes:
        return generate_latest(self._registry)
