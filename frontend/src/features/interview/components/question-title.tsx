import { useEffect, useRef, type ReactNode } from "react";

interface QuestionTitleProps {
  children: ReactNode;
  /** Take the focus: the reader has just come here from the question before. */
  focus: boolean;
}

export function QuestionTitle({ children, focus }: QuestionTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!focus) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [focus]);
  return (
    <h2
      ref={heading}
      dir="auto"
      tabIndex={-1}
      className="text-xl leading-relaxed font-medium text-pretty sm:text-2xl sm:leading-relaxed"
    >
      {children}
    </h2>
  );
}
