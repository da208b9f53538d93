"""schemathesis: requests made from the API's own description find no fault and no answer that it does not describe."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from assistant.web.api.app import OF_PATH
from assistant.web.server import create_app
from tests.assistant.served import FixedNetworks, small_assistant

pytestmark = pytest.mark.filterwarnings("ignore")
EXAMPLES = 20
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def api_schema(tmp_path_factory: pytest.TempPathFactory) -> schemathesis.BaseSchema:
    generous = {"address_limit": "1000000/minute", "visitor_limit": "1000000/minute"}
    assistant = small_assistant(tmp_path_factory.mktemp("contract"), **generous)
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(assistant, FixedNetworks()))


@pytest.mark.parametrize("path", OF_PATH)
def test_the_api_keeps_to_its_description(api_schema: schemathesis.BaseSchema, path: str) -> None:
    """Valid and invalid requests of every operation."""
    statuses: set[int] = set()
    for operation in api_schema[path].values():
        for mode in schemathesis.GenerationMode:

            @given(case=operation.as_strategy(generation_mode=mode))
            @settings(
                max_examples=EXAMPLES,
                deadline=None,
                derandomize=True,
                database=None,
                phases=[Phase.explicit, Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            def try_out(case: Any) -> None:
                response = case.call()
                statuses.add(response.status_code)
                case.validate_response(response, checks=CHECKS)

            try_out()
    assert max(statuses) < 500
    assert len(statuses) > 1, "neither only good nor only bad requests were tried"
