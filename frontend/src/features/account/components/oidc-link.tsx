import type { Account } from "@/api/types";
import { buttonStyle } from "@/components/button-styles";

// What the server takes for a page to come back to.
const PAGE = /^\/([\w.~%-][\w.~%/?&=+-]*)?$/;

function pageFor(next: string): string {
  const page = next.replace(/#.*/, "");
  return PAGE.test(page) && page.length <= 500 ? page : "/";
}

interface OidcLinkProps {
  provider: Account["oidc"];
  next: string;
}

/** A plain link: signing in there happens on another site, which sends the reader back. */
export function OidcLink({ provider, next }: OidcLinkProps) {
  if (!provider) return null;
  return (
    <>
      <a
        href={`/api/account/oidc/start?next=${encodeURIComponent(pageFor(next))}`}
        className={buttonStyle("secondary", "w-full")}
      >
        Continue with {provider.name}
      </a>
      <p className="my-5 flex items-center gap-3 text-sm text-faint">
        <span aria-hidden="true" className="h-px flex-1 bg-line" />
        or
        <span aria-hidden="true" className="h-px flex-1 bg-line" />
      </p>
    </>
  );
}
