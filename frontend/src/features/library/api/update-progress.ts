import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { keys } from "@/api/keys";
import type { Post } from "@/api/types";

type Progress = { completed: boolean } | { sections_read: string[] };

function putProgress(postId: string, progress: Progress): Promise<Post> {
  return unwrap(
    client.PUT("/api/posts/{post_id}/progress", {
      params: { path: { post_id: postId } },
      body: progress,
      // Outlives the page, so that what was read last is still saved when the tab is closed.
      keepalive: true,
    }),
  );
}

function remember(queryClient: QueryClient, post: Post): void {
  queryClient.setQueryData(keys.post(post.id), post);
  for (const queryKey of [keys.postLists, keys.tags, keys.plan, keys.topics, keys.knowledgeGraph]) {
    void queryClient.invalidateQueries({ queryKey });
  }
}

/** Save which sections were read. */
export async function saveSectionsRead(
  queryClient: QueryClient,
  postId: string,
  sectionIds: string[],
): Promise<void> {
  remember(queryClient, await putProgress(postId, { sections_read: sectionIds }));
}

/** Mark a whole post as read or not: shown at once, taken back when it could not be saved. */
export function useMarkCompleted(postId: string) {
  const queryClient = useQueryClient();
  const queryKey = keys.post(postId);
  return useMutation({
    mutationFn: (completed: boolean) => putProgress(postId, { completed }),
    onMutate: async (completed) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<Post>(queryKey);
      if (before) queryClient.setQueryData<Post>(queryKey, { ...before, completed });
      return { before };
    },
    onError: (_error, _completed, context) => {
      if (context?.before) queryClient.setQueryData(queryKey, context.before);
    },
    onSuccess: (post) => {
      remember(queryClient, post);
    },
  });
}
