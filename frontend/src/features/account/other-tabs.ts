// A reader who signs out, or in, does so in all tabs of the browser.
const channel = new BroadcastChannel("interview-simulator:reader");

export function tellOtherTabs(): void {
  channel.postMessage(null);
}

/** Returns how to stop listening. */
export function onReaderChangedElsewhere(listener: () => void): () => void {
  // A page that the back button brings back as it was left has slept through what it was told.
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) listener();
  };
  channel.addEventListener("message", listener);
  window.addEventListener("pageshow", onPageShow);
  return () => {
    channel.removeEventListener("message", listener);
    window.removeEventListener("pageshow", onPageShow);
  };
}
