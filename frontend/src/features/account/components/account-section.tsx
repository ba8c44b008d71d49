import { useId, type ReactNode } from "react";
import { Card } from "@/components/card";

interface AccountSectionProps {
  title: string;
  children: ReactNode;
}

export function AccountSection({ title, children }: AccountSectionProps) {
  const id = useId();
  return (
    <Card as="section" aria-labelledby={id}>
      <h2 id={id} className="text-lg font-semibold">
        {title}
      </h2>
      <div className="mt-4 space-y-4">{children}</div>
    </Card>
  );
}
