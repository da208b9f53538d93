"""schemathesis: requests made from the API's own description find no fault and no answer that it does not describe."""

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from assistant.pipeline import Assistant
from assistant.web.api.service import Service
from assistant.web.server import create_app
from tests.assistant.served import FixedNetworks, small_assistant

pytestmark = pytest.mark.filterwarnings("ignore")
EXAMPLES = 25


@pytest.fixture(scope="module")
def api_schema(tmp_path_factory: pytest.TempPathFactory) -> schemathesis.BaseSchema:
    folder: Path = tmp_path_factory.mktemp("contract")
    assistant: Assistant = small_assistant(folder, address_limit="1000000/minute", visitor_limit="1000000/minute")
    assert Service  # the app below makes one
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(assistant, FixedNetworks()))


schema = schemathesis.pytest.from_fixture("api_schema")


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_the_api_keeps_to_its_description(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=[not_a_server_error, status_code_conformance, response_schema_conformance])
