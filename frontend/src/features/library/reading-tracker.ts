interface TrackerOptions {
  /** Store what was read; rejects when it is worth trying again. */
  save: (sectionIds: string[]) => Promise<void>;
  onSaved: (saved: boolean) => void;
  /** How long a section's end has to stay in view before the section counts as read. */
  dwellMs?: number;
  /** How long to collect sections before saving them together. */
  batchMs?: number;
  retryMs?: number;
}

/**
 * Watches the ends of sections. One that stays in view for a moment, with the tab in front, makes
 * its section read; sections are saved in batches, and kept for another try when saving fails.
 */
export class ReadingTracker {
  readonly #options: Required<TrackerOptions>;
  readonly #observer: IntersectionObserver;
  readonly #ids = new Map<Element, string>();
  readonly #inView = new Set<string>();
  readonly #done = new Set<string>();
  readonly #dwelling = new Map<string, ReturnType<typeof setTimeout>>();
  #queue: string[] = [];
  #flushTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: TrackerOptions) {
    this.#options = { dwellMs: 1_000, batchMs: 1_200, retryMs: 10_000, ...options };
    this.#observer = new IntersectionObserver((entries) => {
      for (const entry of entries) this.#seen(entry);
    });
    document.addEventListener("visibilitychange", this.#visibilityChanged);
    window.addEventListener("pagehide", this.flush);
  }

  observe(end: Element, sectionId: string): void {
    this.#ids.set(end, sectionId);
    this.#observer.observe(end);
  }

  /** Save what is waiting now. */
  flush = (): void => {
    clearTimeout(this.#flushTimer);
    this.#flushTimer = undefined;
    const batch = this.#queue;
    this.#queue = [];
    if (batch.length === 0) return;
    this.#options.save(batch).then(
      () => {
        this.#options.onSaved(true);
      },
      () => {
        this.#options.onSaved(false);
        this.#queue.push(...batch);
        this.#flushAfter(this.#options.retryMs);
      },
    );
  };

  /** The reader leaves the post: save, and watch no more. */
  stop(): void {
    this.#observer.disconnect();
    this.#cancelDwelling();
    document.removeEventListener("visibilitychange", this.#visibilityChanged);
    window.removeEventListener("pagehide", this.flush);
    this.flush();
  }

  #seen(entry: IntersectionObserverEntry): void {
    const id = this.#ids.get(entry.target);
    if (id === undefined) return;
    if (entry.isIntersecting) {
      this.#inView.add(id);
      this.#dwell(id);
    } else {
      this.#inView.delete(id);
      clearTimeout(this.#dwelling.get(id));
      this.#dwelling.delete(id);
    }
  }

  #dwell(id: string): void {
    if (this.#done.has(id) || this.#dwelling.has(id) || document.hidden) return;
    const timer = setTimeout(() => {
      this.#dwelling.delete(id);
      this.#done.add(id);
      this.#queue.push(id);
      this.#flushAfter(this.#options.batchMs);
    }, this.#options.dwellMs);
    this.#dwelling.set(id, timer);
  }

  #flushAfter(ms: number): void {
    this.#flushTimer ??= setTimeout(this.flush, ms);
  }

  #cancelDwelling(): void {
    for (const timer of this.#dwelling.values()) clearTimeout(timer);
    this.#dwelling.clear();
  }

  #visibilityChanged = (): void => {
    if (document.hidden) {
      this.#cancelDwelling();
      this.flush();
    } else {
      for (const id of this.#inView) this.#dwell(id);
    }
  };
}
