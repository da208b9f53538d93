"""Faults of the knowledge base. Every message names the next step.

KnowledgeBaseError
├── GuideError         a guide that does not follow the format (file, line, what to do)
├── SourceError        sources.toml is malformed, or a footnote names no source
├── RecordError        a record file is malformed
├── EmbeddingError     the embedding model is missing or not the one expected
├── MissingIndexError  there is no usable index
└── DocumentError      a person's own document cannot be added
"""


class KnowledgeBaseError(Exception):
    """Any fault of the knowledge base."""


class GuideError(KnowledgeBaseError):
    """A guide that does not follow the format."""


class SourceError(KnowledgeBaseError):
    """sources.toml is malformed, or a footnote names no source."""


class RecordError(KnowledgeBaseError):
    """A record file is malformed."""


class EmbeddingError(KnowledgeBaseError):
    """The embedding model is missing or not the one expected."""


class MissingIndexError(KnowledgeBaseError):
    """There is no usable index."""


class DocumentError(KnowledgeBaseError):
    """A person's own document cannot be added."""
