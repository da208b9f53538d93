"""Faults of the assistant. Outcomes that a person can meet are an AnswerStatus instead.

AssistantError
├── SettingsError   a setting has a value that cannot be used
├── BatchError      a line of a batch file cannot be read
├── PlanningError   a date or an answer given for a plan, letter, search or check cannot be used
├── NetworkError    a network's settings cannot be read
│   └── NetworkValueError   one value of them cannot be used
└── StorageError    the database cannot be used
"""


class AssistantError(Exception):
    """Any fault of the assistant."""


class SettingsError(AssistantError):
    """A setting has a value that cannot be used."""


class BatchError(AssistantError):
    """A line of a batch file cannot be read."""


class PlanningError(AssistantError):
    """A date or an answer given for a plan, letter, search or check cannot be used. Names the field and the next step."""


class NetworkError(AssistantError):
    """A network's settings cannot be read. Names the file and what to write."""


class NetworkValueError(NetworkError):
    """One value of a network's settings cannot be used: `field` names it, `reason` says what to write instead."""

    def __init__(self, message: str, field: str, reason: str) -> None:
        super().__init__(message)
        self.field = field
        self.reason = reason


class StorageError(AssistantError):
    """The database cannot be used."""
