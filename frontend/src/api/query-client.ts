import { QueryClient } from "@tanstack/react-query";
import { isRetryable } from "./errors";

export function createQueryClient(): QueryClient {
  return new QueryClient({
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
}
