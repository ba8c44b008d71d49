import { memo, useMemo } from "react";
import { prepareHtml } from "../prepare-html";

/** The one place where HTML is taken as it comes: the server has sanitised it. */
export const SectionHtml = memo(function SectionHtml({ html }: { html: string }) {
  const prepared = useMemo(() => ({ __html: prepareHtml(html) }), [html]);
  return <div className="article" dangerouslySetInnerHTML={prepared} />;
});
