import { createLayout, type LayoutJob } from "./layout";
import type { LayoutNews } from "./layout-worker";

/** So many topics and links are laid out in the time of a few frames. */
const SMALL = 300;

/**
 * Lay the topics out: a small map at once, a large one in a worker, which tells from time to time
 * how far it is. Returns how to stop it.
 */
export function arrange(job: LayoutJob, onNews: (news: LayoutNews) => void): () => void {
  const atOnce = () => {
    const layout = createLayout(job);
    while (layout.step());
    onNews({ spots: layout.spots(), done: true });
  };
  if (job.spots.length + job.links.length <= SMALL || typeof Worker === "undefined") {
    atOnce();
    return () => undefined;
  }
  const worker = new Worker(new URL("./layout-worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<LayoutNews>) => {
    onNews(data);
    if (data.done) worker.terminate();
  });
  worker.addEventListener("error", () => {
    worker.terminate();
    atOnce();
  });
  worker.postMessage(job);
  return () => {
    worker.terminate();
  };
}
