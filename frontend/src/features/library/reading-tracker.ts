interface TrackerOptions {
  /** Store what was read; rejects when it is worth trying again. */
  save: (sectionIds: string[]) => Promise<void>;
  onSaved: (saved: boolean) => void;
  /** How long a section's end has to stay in view before the section counts as read. */
  dwellMs?: number;
  /** How long the page may scroll by itself at the start, to where a link leads. */
  settleMs?: number;
  /** How long to collect sections before saving them together. */
  batchMs?: number;
  retryMs?: number;
}

type Timer = ReturnType<typeof setTimeout>;

interface WatchedSection {
  id: string;
  /** How long it takes to read at a fast pace. */
  readingMs: number;
}

/**
 * Watches the ends of sections. One that stays in view for a moment, with the tab in front, makes
 * its section read once the reader has scrolled, or had the time to read it; sections are saved in
 * batches, and kept for another try when saving fails.
 */
export class ReadingTracker {
  readonly #options: Required<TrackerOptions>;
  readonly #observer: IntersectionObserver;
  readonly #sections = new Map<Element, WatchedSection>();
  readonly #inView = new Set<WatchedSection>();
  readonly #done = new Set<string>();
  readonly #dwelling = new Map<string, Timer[]>();
  /** In view for long enough, but the reader has not scrolled yet. */
  readonly #looked = new Set<string>();
  readonly #settling: Timer;
  #scrolled = false;
  #queue: string[] = [];
  #flushTimer: Timer | undefined;

  constructor(options: TrackerOptions) {
    this.#options = {
      dwellMs: 1_000,
      settleMs: 500,
      batchMs: 1_200,
      retryMs: 10_000,
      ...options,
    };
    this.#observer = new IntersectionObserver((entries) => {
      for (const entry of entries) this.#seen(entry);
    });
    document.addEventListener("visibilitychange", this.#visibilityChanged);
    window.addEventListener("pagehide", this.flush);
    this.#settling = setTimeout(() => {
      window.addEventListener("scroll", this.#scroll, { once: true });
    }, this.#options.settleMs);
  }

  observe(end: Element, section: WatchedSection): void {
    this.#sections.set(end, section);
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
    clearTimeout(this.#settling);
    window.removeEventListener("scroll", this.#scroll);
    this.flush();
  }

  #seen(entry: IntersectionObserverEntry): void {
    const section = this.#sections.get(entry.target);
    if (!section) return;
    if (entry.isIntersecting) {
      this.#inView.add(section);
      this.#dwell(section);
    } else {
      this.#inView.delete(section);
      this.#stopDwelling(section.id);
    }
  }

  #dwell({ id, readingMs }: WatchedSection): void {
    if (this.#done.has(id) || this.#dwelling.has(id) || document.hidden) return;
    const { dwellMs } = this.#options;
    const look = () => {
      if (this.#scrolled) this.#read(id);
      else this.#looked.add(id);
    };
    const read = () => {
      this.#read(id);
    };
    this.#dwelling.set(id, [
      setTimeout(look, dwellMs),
      setTimeout(read, Math.max(dwellMs, readingMs)),
    ]);
  }

  #stopDwelling(id: string): void {
    this.#dwelling.get(id)?.forEach(clearTimeout);
    this.#dwelling.delete(id);
  }

  #scroll = (): void => {
    this.#scrolled = true;
    for (const id of this.#looked) this.#read(id);
  };

  #read(id: string): void {
    this.#stopDwelling(id);
    if (this.#done.has(id)) return;
    this.#done.add(id);
    this.#queue.push(id);
    this.#flushAfter(this.#options.batchMs);
  }

  #flushAfter(ms: number): void {
    this.#flushTimer ??= setTimeout(this.flush, ms);
  }

  #cancelDwelling(): void {
    for (const id of this.#dwelling.keys()) this.#stopDwelling(id);
  }

  #visibilityChanged = (): void => {
    if (document.hidden) {
      this.#cancelDwelling();
      this.flush();
    } else {
      for (const section of this.#inView) this.#dwell(section);
    }
  };
}
