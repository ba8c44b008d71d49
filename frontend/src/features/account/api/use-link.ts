import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { sessionsChanged } from "../reader-change";

export function useLink() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => unwrap(client.POST("/api/account/link", { body: { token } })),
    onSuccess: () => sessionsChanged(queryClient),
    // What was sent lets somebody in.
    gcTime: 0,
  });
}
