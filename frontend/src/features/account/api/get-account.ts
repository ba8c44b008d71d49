import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";
import { rememberReader } from "@/lib/storage";

export const accountOptions = queryOptions({
  queryKey: keys.account,
  queryFn: async ({ signal }) => {
    const account = await unwrap(client.GET("/api/account", { signal }));
    if (account.mode === "accounts" && account.reader) rememberReader(account.reader.id);
    return account;
  },
  // It changes by signing in and out only, which says so.
  staleTime: Infinity,
});
