import { useEffect, useRef, type ReactNode } from "react";
import { useLocation } from "react-router";
import { useDocumentTitle } from "@/lib/use-document-title";

interface PageHeadingProps {
  children: string;
  lead?: ReactNode;
  className?: string;
}

/** The page's h1: names the document and takes the focus when the reader has navigated here. */
export function PageHeading({
  children,
  lead,
  className = "text-3xl font-semibold tracking-tight text-balance",
}: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, pathname } = useLocation();
  useDocumentTitle(children);

  // The first page of a visit has the key "default": there the browser decides where to start.
  // The key alone changes with every filter too, so only a new path moves the focus.
  const arrived = useRef<string | null>(null);
  useEffect(() => {
    if (arrived.current === pathname) return;
    arrived.current = pathname;
    if (key !== "default") heading.current?.focus({ preventScroll: true });
  }, [key, pathname]);

  return (
    <header>
      <h1 ref={heading} dir="auto" tabIndex={-1} className={className}>
        {children}
      </h1>
      {lead && <p className="mt-2 max-w-2xl text-balance text-soft">{lead}</p>}
    </header>
  );
}
