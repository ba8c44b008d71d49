import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "@/api/client";
import { sessionsChanged } from "../reader-change";

export function useChangePassword() {
  return useMutation({
    mutationFn: (body: { current: string; new: string }) =>
      client.POST("/api/account/password", { body }),
    // What was sent holds passwords.
    gcTime: 0,
  });
}

export function useAskForReset() {
  return useMutation({
    mutationFn: (body: { email: string }) => client.POST("/api/account/password-reset", { body }),
  });
}

export function useResetPassword(token: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ password }: { password: string }) =>
      client.POST("/api/account/password-reset/confirm", { body: { token, password } }),
    // It signs the reader out everywhere, here too.
    onSuccess: () => sessionsChanged(queryClient),
    // What was sent holds a password.
    gcTime: 0,
  });
}
