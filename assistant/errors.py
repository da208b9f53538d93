"""Faults of the assistant. Outcomes that a person can meet are an AnswerStatus instead.

AssistantError
├── SettingsError   a setting has a value that cannot be used
└── BatchError      a line of a batch file cannot be read
"""


class AssistantError(Exception):
    """Any fault of the assistant."""


class SettingsError(AssistantError):
    """A setting has a value that cannot be used."""


class BatchError(AssistantError):
    """A line of a batch file cannot be read."""
