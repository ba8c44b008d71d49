import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";
import type { NewInterview } from "@/api/types";

export function useStartInterview() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: NewInterview) => unwrap(client.POST("/api/interviews", { body })),
    onSuccess: (interview) => {
      queryClient.setQueryData(keys.interview(interview.id), interview);
      void queryClient.invalidateQueries({ queryKey: keys.plan });
      void queryClient.invalidateQueries({ queryKey: keys.interviewList });
    },
    onError: () => {
      // The refusal says that the plan shown is no longer true.
      void queryClient.invalidateQueries({ queryKey: keys.plan });
    },
  });
}
