import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";
import type { Preferences } from "@/api/types";

export const preferencesOptions = queryOptions({
  queryKey: keys.preferences,
  queryFn: ({ signal }) => unwrap(client.GET("/api/preferences", { signal })),
});

export function useChangePreferences() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Preferences) => unwrap(client.PATCH("/api/preferences", { body })),
    // One after the other: the last choice has to be the one that is kept.
    scope: { id: "preferences" },
    onSuccess: async (preferences) => {
      // A slower look at what was preferred before must not overwrite this one.
      await queryClient.cancelQueries({ queryKey: keys.preferences });
      queryClient.setQueryData(keys.preferences, preferences);
    },
  });
}
