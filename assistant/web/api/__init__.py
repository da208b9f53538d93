"""The API under `/api/v1`, and what other programs need to run the service."""
