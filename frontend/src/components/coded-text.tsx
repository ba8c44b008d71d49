import { Fragment } from "react";

/** Plain text in which `backticks` mark code. An odd backtick is left as it stands. */
export function CodedText({ children }: { children: string }) {
  const parts = children.split(/`([^`]+)`/);
  return (
    <span className="whitespace-pre-line">
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          <code
            key={index}
            className="rounded border border-line bg-sunken box-decoration-clone px-1 py-0.5 font-mono text-[0.875em] font-normal"
          >
            {part}
          </code>
        ) : (
          <Fragment key={index}>{part}</Fragment>
        ),
      )}
    </span>
  );
}
