import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "@/api/client";
import { sessionsChanged } from "../reader-change";

export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; password: string }) =>
      client.POST("/api/account/sign-in", { body }),
    onSuccess: () => sessionsChanged(queryClient),
    // What was sent holds a password.
    gcTime: 0,
  });
}
