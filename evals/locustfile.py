"""People at the service, for locust: `python -m evals.load` runs it. The only importer of locust."""

import itertools
import json
import secrets

from locust import FastHttpUser, between, constant, task
from locust.exception import ResponseError

from evals.questions import load_questions

QUESTIONS = itertools.cycle([question.question for question in load_questions()])
STATIC = ("/guides", "/site/site.css", "/healthz")


class Person(FastHttpUser):
    """Asks, waits 5 to 15 seconds, asks again; every person has a token of their own."""

    wait_time = between(5, 15)

    def on_start(self) -> None:
        self.headers = {"X-Visitor": secrets.token_urlsafe(12)}

    @task(5)
    def ask(self) -> None:
        with self.rest("POST", "/api/v1/ask", json=_body(), headers=self.headers, name="ask"):
            pass

    @task(3)
    def stream(self) -> None:
        headers = {**self.headers, "Accept": "text/event-stream"}
        with self.client.post(
            "/api/v1/ask", json=_body(), headers=headers, name="stream", catch_response=True
        ) as response:
            text = response.text or ""
            if response.status_code != 200 or "event: done" not in text:
                raise ResponseError(f"the stream ended with {response.status_code}")
            json.loads(text.partition("event: done")[2].partition("data: ")[2].splitlines()[0])

    @task(2)
    def read(self) -> None:
        self.client.get(secrets.choice(STATIC), name="static")


class Hurry(Person):
    """Asks again at once: what the service can do at most."""

    wait_time = constant(0)

    @task
    def ask(self) -> None:
        super().ask()


def _body() -> dict[str, object]:
    return {"turns": [{"role": "user", "text": next(QUESTIONS)}]}
