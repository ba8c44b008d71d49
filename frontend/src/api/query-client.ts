import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isNotSignedIn, isRetryable } from "./errors";

/** `onNotSignedIn` hears of every call that is refused because nobody is signed in. */
export function createQueryClient(onNotSignedIn: (client: QueryClient) => void): QueryClient {
  const onError = (error: unknown) => {
    if (isNotSignedIn(error)) onNotSignedIn(client);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // The server usually runs on this very machine: being offline is no reason to wait.
        networkMode: "always",
        staleTime: 5_000,
        retry: (failures, error) => failures < 1 && isRetryable(error),
      },
      mutations: { networkMode: "always" },
    },
  });
  return client;
}
