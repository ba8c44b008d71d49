import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="mt-8 rounded-xl border border-dashed border-line px-6 py-14 text-center">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children && <p className="mx-auto mt-2 max-w-md text-pretty text-soft">{children}</p>}
      {action && <div className="mt-6">{action}</div>}
    </div>
  );
}
