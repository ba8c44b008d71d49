import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "@/api/client";
import { sessionsChanged } from "../reader-change";

interface NewReader {
  name: string;
  email: string;
  password: string;
}

export function useSignUp(invitation: string | null) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (reader: NewReader) =>
      client.POST("/api/account/sign-up", {
        body: invitation === null ? reader : { ...reader, invitation },
      }),
    onSuccess: () => sessionsChanged(queryClient),
    // What was sent holds a password.
    gcTime: 0,
  });
}
