"""Serve the assistant: settings → Assistant → web app."""

import sys

from assistant.errors import AssistantError
from assistant.settings import read_settings
from knowledge_base.errors import KnowledgeBaseError


def main() -> int:
    """Serve until stopped; 2 when something is missing, with a message that names the next step."""
    from assistant.web.serving import serve

    try:
        serve(read_settings())
    except (AssistantError, KnowledgeBaseError) as error:
        print(f"Error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
