/** jsdom lays nothing out, so a test says itself what comes into view. */
export class FakeIntersectionObserver implements IntersectionObserver {
  static #all = new Set<FakeIntersectionObserver>();
  readonly root = null;
  readonly rootMargin = "";
  readonly scrollMargin = "";
  readonly thresholds = [0];
  readonly #callback: IntersectionObserverCallback;
  readonly #targets = new Set<Element>();

  constructor(callback: IntersectionObserverCallback) {
    this.#callback = callback;
    FakeIntersectionObserver.#all.add(this);
  }

  static scroll(target: Element, isIntersecting: boolean): void {
    for (const observer of this.#all) {
      if (!observer.#targets.has(target)) continue;
      const entry = { target, isIntersecting } as IntersectionObserverEntry;
      observer.#callback([entry], observer);
    }
  }

  static reset(): void {
    this.#all.clear();
  }

  observe(target: Element): void {
    this.#targets.add(target);
  }

  unobserve(target: Element): void {
    this.#targets.delete(target);
  }

  disconnect(): void {
    this.#targets.clear();
  }

  takeRecords(): IntersectionObserverEntry[] {
    return [];
  }
}
