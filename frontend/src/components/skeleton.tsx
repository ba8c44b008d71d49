import { cx } from "@/lib/cx";

export function Skeleton({ className }: { className?: string }) {
  return <div className={cx("animate-pulse rounded-lg bg-sunken", className)} />;
}

export interface LoadingProps {
  label: string;
  rows?: number;
  className?: string;
}

/** Grey blocks where content will be, and one sentence for who cannot see them. */
export function Loading({ label, rows = 3, className = "h-32" }: LoadingProps) {
  return (
    <div className="mt-8 space-y-4">
      <p role="status" className="sr-only">
        {label}
      </p>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} className={className} />
      ))}
    </div>
  );
}
