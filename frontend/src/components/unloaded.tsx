import { isNotFound } from "@/api/errors";
import { ErrorState } from "./error-state";
import { NotFound } from "./not-found";
import { Loading, type LoadingProps } from "./skeleton";

interface UnloadedProps {
  query: { isError: boolean; error: unknown; isFetching: boolean; refetch: () => Promise<unknown> };
  loading: LoadingProps;
  errorTitle: string;
  /** For one thing asked for by the id in the address: what to say when there is no such thing. */
  notFound?: { title: string; text: string; back: { to: string; label: string } };
}

/** In the place of data that is not there: grey blocks while it comes, else why it did not come. */
export function Unloaded({ query, loading, errorTitle, notFound }: UnloadedProps) {
  if (!query.isError) return <Loading {...loading} />;
  if (notFound && isNotFound(query.error)) {
    return (
      <NotFound title={notFound.title} back={notFound.back}>
        {notFound.text}
      </NotFound>
    );
  }
  return (
    <ErrorState
      heading={notFound ? "h1" : "h2"}
      title={errorTitle}
      error={query.error}
      retrying={query.isFetching}
      onRetry={() => void query.refetch()}
    />
  );
}
