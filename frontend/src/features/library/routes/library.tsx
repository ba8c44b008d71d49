import { useCallback } from "react";
import { PageHeading } from "@/components/page-heading";
import { PostList } from "../components/post-list";
import { SearchBox } from "../components/search-box";
import { ShowFilter } from "../components/show-filter";
import { TagFilter } from "../components/tag-filter";
import { usePostFilters } from "../use-post-filters";

export function LibraryRoute() {
  const { filters, change } = usePostFilters();
  const search = useCallback(
    (q: string) => {
      change({ q }, { replace: true });
    },
    [change],
  );
  return (
    <>
      <PageHeading lead="Read something. When you are ready, be interviewed on exactly what you have read.">
        Library
      </PageHeading>
      <div className="mt-8 flex flex-wrap items-center gap-4">
        <SearchBox value={filters.q} onSearch={search} />
        <ShowFilter
          value={filters.show}
          onChange={(show) => {
            change({ show });
          }}
        />
      </div>
      <div className="mt-4">
        <TagFilter
          value={filters.tag}
          onChange={(tag) => {
            change({ tag });
          }}
        />
      </div>
      <PostList
        filters={filters}
        onReset={() => {
          change({ q: "", tag: "", show: "all" });
        }}
      />
    </>
  );
}
