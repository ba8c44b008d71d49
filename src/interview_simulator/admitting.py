"""From settings to how readers get in."""

from typing import Final

from interview_simulator.errors import StartupError
from interview_simulator.features.accounts.admission import Admission, AuthMode, SignUp
from interview_simulator.features.accounts.mail import Mailer
from interview_simulator.features.accounts.providers import Provider
from interview_simulator.settings import Settings

CALLBACK: Final = "/api/account/oidc/callback"


def admission_from(settings: Settings) -> Admission:
    """Raise `StartupError` for settings that do not go together."""
    # Without one, links are for whoever runs this on the machine itself.
    public_url = str(settings.public_url or f"http://{settings.host}:{settings.port}").rstrip("/")
    return Admission(
        mode=AuthMode(settings.auth),
        sign_up=SignUp(settings.sign_up),
        openid_sign_up=SignUp(settings.oidc_sign_up or settings.sign_up),
        public_url=public_url,
        openid=_openid_from(settings, public_url),
        mailer=_mailer_from(settings),
    )


def _openid_from(settings: Settings, public_url: str) -> Provider | None:
    if settings.oidc_issuer is None:
        return None
    if settings.oidc_client_id is None or settings.oidc_client_secret is None:
        raise StartupError(
            "INTERVIEW_OIDC_ISSUER needs INTERVIEW_OIDC_CLIENT_ID and INTERVIEW_OIDC_CLIENT_SECRET as well"
        )
    if settings.public_url is None:
        raise StartupError(
            "INTERVIEW_OIDC_ISSUER needs INTERVIEW_PUBLIC_URL as well: the provider sends readers back to it"
        )
    # Here, so that who has no provider does not wait for what talks to one to load.
    from interview_simulator.features.accounts.openid import OpenIdProvider  # noqa: PLC0415

    return OpenIdProvider(
        issuer=settings.oidc_issuer,
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret.get_secret_value(),
        name=settings.oidc_name,
        redirect_uri=f"{public_url}{CALLBACK}",
    )


def _mailer_from(settings: Settings) -> Mailer | None:
    if settings.smtp_url is None:
        return None
    if settings.smtp_from is None:
        raise StartupError("SMTP_URL needs SMTP_FROM as well: the address that mails come from")
    try:
        return Mailer.from_url(settings.smtp_url.get_secret_value(), settings.smtp_from)
    except ValueError as error:
        raise StartupError(f"setting SMTP_URL: {error}") from error
