import { Link, Outlet, ScrollRestoration, type Location } from "react-router";
import { AccountLink } from "@/features/account/components/account-link";
import { Navigation } from "./navigation";
import { ThemeToggle } from "./theme-toggle";

/** The first page of every visit has the key "default": what was scrolled on one is not for another. */
function scrollKey({ key, pathname }: Location): string {
  return key === "default" ? pathname : key;
}

interface LayoutProps {
  /** Without the navigation: for pages of who is not signed in. */
  bare?: boolean;
}

export function Layout({ bare = false }: LayoutProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#page-content"
        className="sr-only z-20 rounded-lg bg-solid px-4 py-3 font-semibold text-on-solid focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        Skip to content
      </a>
      <header className="top-0 z-10 border-b border-line bg-canvas/90 backdrop-blur md:sticky">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 px-4 sm:px-6 md:h-16 md:flex-nowrap lg:gap-x-6">
          <Link
            to="/"
            className="flex min-h-12 shrink-0 items-center gap-2.5 font-semibold tracking-tight"
          >
            <span aria-hidden="true" className="size-2.5 rounded-full bg-solid" />
            Interview Simulator
          </Link>
          {!bare && <Navigation />}
          <div className="ml-auto flex items-center">
            {!bare && <AccountLink />}
            <ThemeToggle />
          </div>
        </div>
      </header>
      <main
        id="page-content"
        tabIndex={-1}
        className="mx-auto w-full max-w-6xl flex-1 px-4 pt-8 pb-20 outline-none sm:px-6 sm:pt-12"
      >
        <Outlet />
      </main>
      <ScrollRestoration getKey={scrollKey} />
    </div>
  );
}
