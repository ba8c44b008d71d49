"""A small OpenID Connect provider over real HTTP. Who comes is signed in at once, as whoever the test says."""

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl, urlencode

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT_ID = "interview-simulator"
CLIENT_SECRET = "s3cret-of-the-client"
KEY = RSAKey.generate_key(2048, {"kid": "1"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "1"})


@dataclass
class Provider:
    """Listens on a free port from entering until leaving. Its tokens are as they should be, but for what is changed."""

    now: Callable[[], datetime]
    subject: str = "subject-1"
    claims: dict[str, Any] = field(default_factory=dict)
    """In place of the right ones; None leaves one out."""
    metadata: dict[str, Any] = field(default_factory=dict)
    algorithm: str = "RS256"
    publishes_its_key: bool = True
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._asked: dict[str, dict[str, str]] = {}

    def __enter__(self) -> "Provider":
        self._server = uvicorn.Server(uvicorn.Config(self._app(), port=0, log_level="critical", lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.issuer = f"http://127.0.0.1:{port}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join()

    def _app(self) -> FastAPI:
        app = FastAPI()
        app.get("/.well-known/openid-configuration")(self._describe)
        app.get("/authorize")(self._authorize)
        app.post("/token")(self._token)
        app.get("/jwks")(self._keys)
        return app

    def _describe(self) -> dict[str, Any]:
        self.requests.append("discovery")
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        } | self.metadata

    def _authorize(self, request: Request) -> RedirectResponse:
        asked = dict(request.query_params)
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT_ID
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = secrets.token_urlsafe()
        self._asked[code] = asked
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}")

    async def _token(self, request: Request) -> JSONResponse:
        self.requests.append("token")
        given = dict(parse_qsl((await request.body()).decode()))
        basic = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        verified = base64.urlsafe_b64encode(hashlib.sha256(given["code_verifier"].encode()).digest()).decode()
        asked = self._asked.pop(given["code"], None)
        if (
            asked is None
            or asked["code_challenge"] != verified.rstrip("=")
            or asked["redirect_uri"] != given["redirect_uri"]
            or given["grant_type"] != "authorization_code"
            or request.headers["authorization"] != f"Basic {basic}"
        ):
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        return JSONResponse(
            {"access_token": "access", "token_type": "Bearer", "id_token": self._id_token(asked["nonce"])}
        )

    def _id_token(self, nonce: str) -> str:
        now = int(self.now().timestamp())
        claims = {
            "iss": self.issuer,
            "sub": self.subject,
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            "name": "Ada Lovelace",
            "email": "Ada@example.org",
        } | self.claims
        claims = {name: value for name, value in claims.items() if value is not None}
        header = {"alg": self.algorithm, "kid": "1"}
        if self.algorithm == "none":
            return jwt.encode(header, claims, OctKey.import_key("unused"), algorithms=["none"])
        key = OctKey.import_key(CLIENT_SECRET * 2) if self.algorithm == "HS256" else KEY
        return jwt.encode(header, claims, key, algorithms=[self.algorithm])

    def _keys(self) -> dict[str, Any]:
        self.requests.append("keys")
        key = KEY if self.publishes_its_key else OTHER_KEY
        return {"keys": [key.as_dict(private=False)]}
