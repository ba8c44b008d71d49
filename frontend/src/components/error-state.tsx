import { describeError } from "@/api/errors";
import { Button } from "./button";

interface ErrorStateProps {
  title: string;
  error: unknown;
  onRetry: () => void;
  retrying?: boolean;
  /** The heading's level: h1 where this is all there is on the page. */
  heading?: "h1" | "h2";
}

/** Instead of a page's content: what went wrong, in the server's words, and a way to try again. */
export function ErrorState({
  title,
  error,
  onRetry,
  retrying = false,
  heading: Heading = "h2",
}: ErrorStateProps) {
  return (
    <div
      role="alert"
      className="mt-8 rounded-xl border border-low/40 bg-low/5 px-6 py-10 text-center"
    >
      <Heading className="text-lg font-semibold">{title}</Heading>
      <p className="mx-auto mt-2 max-w-md text-pretty text-soft">{describeError(error)}</p>
      <Button className="mt-6" onClick={onRetry} busy={retrying}>
        Try again
      </Button>
    </div>
  );
}
