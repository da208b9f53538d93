"""/healthz, /readyz and /metrics: what orchestrators and Prometheus ask. Keep /metrics inside your network."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from assistant.web.api.metrics import MEDIA_TYPE
from assistant.web.api.service import Service

PLAIN = {"Cache-Control": "no-store"}


def health_router(service: Service) -> APIRouter:
    """`ok` means that the process runs; `ready` that it can answer, also while the database is away."""
    router = APIRouter(include_in_schema=False)

    @router.get("/healthz")
    async def healthz() -> JSONResponse:
        return JSONResponse({"status": "ok"}, headers=PLAIN)

    @router.get("/readyz")
    async def readyz() -> JSONResponse:
        manifest = service.assistant.knowledge_base.get().manifest
        database = "away" if service.recorder.waiting else "ok"
        return JSONResponse({"status": "ready", "index": manifest.name, "database": database}, headers=PLAIN)

    @router.get("/metrics")
    async def metrics() -> Response:
        return Response(service.metrics.text(), media_type=MEDIA_TYPE, headers=PLAIN)

    return router
