import { useEffect, useRef } from "react";
import { useLocation, useNavigate } from "react-router";
import type { Account } from "@/api/types";
import { ErrorState } from "@/components/error-state";
import { Loading } from "@/components/skeleton";
import { useLink } from "../api/use-link";
import { Entrance } from "../components/entrance";
import { TextLink } from "../components/text-link";
import { isSpent, linkKey } from "../link-key";

/** Where a link from a platform leads: it signs the reader in, and leads on. */
export function EnterRoute() {
  const token = linkKey(useLocation().hash, "token");
  const link = useLink();
  const spent = isSpent(link.error) ? link.error.message : null;
  return (
    <Entrance title={spent || !token ? "This link does not work" : "Signing you in"} leaves={false}>
      {({ reader }) =>
        spent ? (
          <Refusal reader={reader}>{spent}</Refusal>
        ) : token ? (
          <Use token={token} link={link} />
        ) : (
          <Refusal reader={reader}>
            Something is missing from it. Go back to where you found it, and open it again.
          </Refusal>
        )
      }
    </Entrance>
  );
}

function Use({ token, link }: { token: string; link: ReturnType<typeof useLink> }) {
  const navigate = useNavigate();
  const { mutate } = link;
  // It works once, however often this is rendered.
  const tried = useRef<string>(null);
  const use = () => {
    mutate(token, { onSuccess: ({ page }) => void navigate(page, { replace: true }) });
  };
  useEffect(() => {
    if (tried.current === token) return;
    tried.current = token;
    use();
  });
  return link.isError ? (
    <ErrorState title="You could not be signed in" error={link.error} onRetry={use} />
  ) : (
    <Loading label="Signing you in" rows={1} className="h-16" />
  );
}

function Refusal({ reader, children }: { reader: Account["reader"]; children: string }) {
  return (
    <div role="alert" className="space-y-4 text-pretty text-soft">
      <p>{children}</p>
      {reader ? (
        <p>
          You are signed in as {reader.name}. <TextLink to="/">Go to the library</TextLink>
        </p>
      ) : (
        <p>
          Have a password here? <TextLink to="/sign-in">Sign in</TextLink>
        </p>
      )}
    </div>
  );
}
