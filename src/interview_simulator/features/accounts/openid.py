"""Signing in with an account somewhere else: OpenID Connect, the authorization code flow with PKCE."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oidc.core import CodeIDToken
from cachetools import TTLCache
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from interview_simulator.features.accounts.providers import Attempt, Identity, OpenIdError
from interview_simulator.web.fields import storable

TIMEOUT_S: Final = 10.0
KNOWN_S: Final = 3600
"""How long a provider's addresses are taken for known. Its keys are asked for at each sign-in."""
LEEWAY_S: Final = 60
"""How far the provider's clock may be off."""
# A secret that both sides share (HS256) would be as good as the client secret; no provider needs it, nor "none".
ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
# What a provider can do wrong: not answer, refuse, sign what is not so, or send what cannot be read.
UNUSABLE: Final = (
    AuthlibBaseError, JoseError, httpx2.HTTPError, httpx2.InvalidURL, KeyError, TypeError, ValueError, TimeoutError
)  # fmt: skip


@dataclass(frozen=True)
class Endpoints:
    authorization: str
    token: str
    keys: str


@dataclass(frozen=True)
class OpenIdProvider:
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str
    redirect_uri: str
    _known: TTLCache[str, Endpoints] = field(default_factory=lambda: TTLCache(1, KNOWN_S), repr=False, compare=False)

    async def address(self, attempt: Attempt) -> str:
        async with self._client() as client:
            endpoints = await self._discover(client)
            url, _ = client.create_authorization_url(
                endpoints.authorization, state=attempt.state, nonce=attempt.nonce, code_verifier=attempt.verifier
            )
        return str(url)

    async def identity(self, code: str, attempt: Attempt, now: datetime) -> Identity:
        try:
            async with self._client() as client, asyncio.timeout(TIMEOUT_S * 2):
                endpoints = await self._discover(client)
                token = await client.fetch_token(
                    endpoints.token,
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=attempt.verifier,
                )
                keys = KeySet.import_key_set(await _json(client, endpoints.keys))
            return self._verified(token, keys, attempt, now)
        except UNUSABLE as error:
            raise OpenIdError(f"{type(error).__name__}: {error}") from error

    def _verified(self, token: dict[str, Any], keys: KeySet, attempt: Attempt, now: datetime) -> Identity:
        decoded = jwt.decode(
            token["id_token"], keys, registry=JWSRegistry(algorithms=list(ALGORITHMS), strict_check_header=False)
        )
        claims = CodeIDToken(
            decoded.claims,
            decoded.header,
            {
                "iss": {"essential": True, "value": self.issuer},
                "aud": {"essential": True, "value": self.client_id},
                "sub": {"essential": True},
            },
            {"nonce": attempt.nonce, "client_id": self.client_id, "access_token": token.get("access_token")},
        )
        claims.validate(now=int(now.timestamp()), leeway=LEEWAY_S)
        subject = claims["sub"]
        if not isinstance(subject, str) or not 0 < len(subject) <= 255:
            raise ValueError("the subject is none")
        verified = claims.get("email_verified") is True
        return Identity(self.issuer, storable(subject), _text(claims, "name"), _text(claims, "email"), verified)

    async def _discover(self, client: AsyncOAuth2Client) -> Endpoints:
        if (known := self._known.get(self.issuer)) is not None:
            return known
        address = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
        try:
            metadata = await _json(client, address)
            if metadata["issuer"] != self.issuer:
                raise ValueError(f"it calls itself {metadata['issuer']!r}")
            found = Endpoints(
                str(metadata["authorization_endpoint"]), str(metadata["token_endpoint"]), str(metadata["jwks_uri"])
            )
        except UNUSABLE as error:
            raise OpenIdError(f"{address}: {type(error).__name__}: {error}") from error
        self._known[self.issuer] = found
        return found

    def _client(self) -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            self.client_id,
            self.client_secret,
            scope="openid profile email",
            redirect_uri=self.redirect_uri,
            code_challenge_method="S256",
            timeout=TIMEOUT_S,
        )


async def _json(client: AsyncOAuth2Client, address: str) -> Any:
    response = await client.request("GET", address, withhold_token=True)
    response.raise_for_status()
    return response.json()


def _text(claims: dict[str, Any], name: str) -> str | None:
    value = claims.get(name)
    return storable(value) if isinstance(value, str) and value.strip() else None
