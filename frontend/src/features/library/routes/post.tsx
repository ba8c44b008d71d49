import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { Unloaded } from "@/components/unloaded";
import { postOptions } from "../api/get-post";
import { PostArticle } from "../components/post-article";

export function PostRoute() {
  const { id = "" } = useParams();
  const query = useQuery(postOptions(id));

  if (query.data) return <PostArticle key={query.data.id} post={query.data} />;
  return (
    <div className="mx-auto max-w-[68ch]">
      <Unloaded
        query={query}
        loading={{ label: "Loading the post", rows: 4, className: "h-28" }}
        errorTitle="The post could not be loaded"
        notFound={{
          title: "Post not found",
          text: "There is no post at this address. It may have been removed from the library.",
          back: { to: "/", label: "Go to the library" },
        }}
      />
    </div>
  );
}
