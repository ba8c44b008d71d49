import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "@/api/client";
import { readerLeft } from "../reader-change";

interface Leaving {
  /** Called before the reader is forgotten, so that the page knows why they are gone. */
  onLeft: (why: "signed-out" | "signed-out-everywhere" | "deleted") => void;
}

export function useSignOut({ onLeft }: Leaving) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (where: "here" | "everywhere") =>
      client.POST(where === "here" ? "/api/account/sign-out" : "/api/account/sign-out-everywhere"),
    onSuccess: (_done, where) => {
      onLeft(where === "here" ? "signed-out" : "signed-out-everywhere");
      readerLeft(queryClient);
    },
  });
}

export function useDeleteAccount({ onLeft }: Leaving) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { password?: string }) => client.DELETE("/api/account", { body }),
    onSuccess: () => {
      onLeft("deleted");
      readerLeft(queryClient);
    },
    // What was sent may hold a password.
    gcTime: 0,
  });
}
