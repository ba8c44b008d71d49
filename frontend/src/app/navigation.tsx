import { NavLink, useLocation } from "react-router";
import { cx } from "@/lib/cx";

const ITEMS = [
  { to: "/", label: "Library", covers: ["/posts"] },
  { to: "/interview", label: "Interview", covers: ["/interview", "/interviews"] },
  { to: "/history", label: "History", covers: ["/history"] },
  { to: "/badges", label: "Badges", covers: ["/badges"] },
];

export function Navigation() {
  const { pathname } = useLocation();
  return (
    <nav
      aria-label="Main"
      className="order-last -mx-2 w-[calc(100%+1rem)] sm:order-none sm:mx-0 sm:w-auto sm:flex-1"
    >
      <ul className="grid grid-cols-4 sm:flex sm:gap-1">
        {ITEMS.map(({ to, label, covers }) => {
          const inside = covers.some(
            (path) => pathname === path || pathname.startsWith(`${path}/`),
          );
          return (
            <li key={to}>
              <NavLink
                to={to}
                end
                className={({ isActive }) =>
                  cx(
                    "flex min-h-11 items-center justify-center rounded-lg px-2 text-sm font-medium transition-colors sm:px-3",
                    isActive || inside ? "text-accent" : "text-soft hover:text-ink",
                  )
                }
              >
                {label}
              </NavLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
