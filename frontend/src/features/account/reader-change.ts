import type { QueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import type { Account } from "@/api/types";
import { clearReaderData } from "@/lib/storage";
import { tellOtherTabs } from "./other-tabs";

function dropFetched(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.account[0] });
}

/** The session has ended: nothing fetched in it may be shown again. Drafts stay for who comes back. */
export function forgetReader(queryClient: QueryClient): void {
  dropFetched(queryClient);
  queryClient.setQueryData<Account>(
    keys.account,
    (account) => account && { ...account, reader: null },
  );
}

/** The reader has left on purpose, so nothing stays in this browser, in none of its tabs. */
export function readerLeft(queryClient: QueryClient): void {
  forgetReader(queryClient);
  clearReaderData();
  tellOtherTabs();
}

/** Sessions have begun or ended: the server knows who is signed in here now. */
export async function sessionsChanged(queryClient: QueryClient): Promise<void> {
  dropFetched(queryClient);
  tellOtherTabs();
  await queryClient.invalidateQueries({ queryKey: keys.account }, { throwOnError: true });
}

/** Told by another tab. What is on the page stays until the server has answered, so that a form keeps its state. */
export function readerChanged(queryClient: QueryClient): void {
  queryClient.removeQueries({ type: "inactive" });
  void queryClient.invalidateQueries();
}
