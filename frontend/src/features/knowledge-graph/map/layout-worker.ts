import { createLayout, type LayoutJob } from "./layout";
import type { Spot } from "./layout-start";

export interface LayoutNews {
  spots: Spot[];
  done: boolean;
}

const NEWS_EVERY_MS = 250;

// The page's types know a window here; in a worker there is only this much of it.
const scope = globalThis as unknown as {
  addEventListener: (type: "message", listener: (event: MessageEvent<LayoutJob>) => void) => void;
  postMessage: (news: LayoutNews) => void;
};

scope.addEventListener("message", ({ data }) => {
  const layout = createLayout(data);
  let told = performance.now();
  while (layout.step()) {
    if (performance.now() - told < NEWS_EVERY_MS) continue;
    scope.postMessage({ spots: layout.spots(), done: false });
    told = performance.now();
  }
  scope.postMessage({ spots: layout.spots(), done: true });
});
