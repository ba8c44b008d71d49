import { Fragment } from "react";

const SNIPPET = /\n*```[^\n`]*\n([\s\S]*?)\n```(?:\n+|$)/;

interface CodedTextProps {
  children: string;
}

/**
 * Plain text in which `backticks` mark code, and fences lines of it. An odd backtick is left as it stands.
 * All of it is phrasing content, so that it may stand in a heading or a label.
 */
export function CodedText({ children }: CodedTextProps) {
  return (
    <span className="whitespace-pre-line">
      {children.split(SNIPPET).map((part, index) =>
        index % 2 === 1 ? (
          <code
            key={index}
            dir="ltr"
            className="my-3 block rounded-lg border border-line bg-sunken px-4 py-3 text-left font-mono text-sm leading-relaxed font-normal wrap-anywhere whitespace-pre-wrap"
          >
            {part}
          </code>
        ) : (
          <InlineCode key={index}>{part}</InlineCode>
        ),
      )}
    </span>
  );
}

function InlineCode({ children }: CodedTextProps) {
  return children.split(/`([^`]+)`/).map((part, index) =>
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
  );
}
