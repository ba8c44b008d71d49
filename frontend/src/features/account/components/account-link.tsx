import { useQuery } from "@tanstack/react-query";
import { NavLink } from "react-router";
import { PersonIcon } from "@/components/icons";
import { cx } from "@/lib/cx";
import { accountOptions } from "../api/get-account";

/** Who is signed in; nothing where there are no accounts, and until it is known. */
export function AccountLink() {
  const { data: account } = useQuery(accountOptions);
  if (account?.mode !== "accounts" || !account.reader) return null;
  const { name } = account.reader;
  return (
    <NavLink
      to="/account"
      aria-label={`Account: ${name}`}
      title={`Account: ${name}`}
      className={({ isActive }) =>
        cx(
          "flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-lg px-2 text-sm font-medium transition-colors hover:bg-sunken hover:text-ink",
          isActive ? "text-accent" : "text-soft",
        )
      }
    >
      <PersonIcon className="size-5" />
      <span className="hidden max-w-36 truncate lg:inline">{name}</span>
    </NavLink>
  );
}
