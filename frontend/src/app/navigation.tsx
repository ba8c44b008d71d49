import { NavLink, useLocation } from "react-router";
import { cx } from "@/lib/cx";

const ITEMS = [
  { to: "/", label: "Library", covers: ["/posts"] },
  { to: "/interview", label: "Interview", covers: ["/interview", "/interviews"] },
  { to: "/progress", label: "Progress", covers: ["/progress"] },
  { to: "/map", label: "Map", covers: ["/map"] },
  { to: "/history", label: "History", covers: ["/history"] },
  { to: "/badges", label: "Badges", covers: ["/badges"] },
];

export function Navigation() {
  const { pathname } = useLocation();
  return (
    <nav
      aria-label="Main"
      className="order-last -mx-2 w-[calc(100%+1rem)] md:order-none md:mx-0 md:w-auto md:flex-1"
    >
      <ul className="flex justify-between md:justify-start lg:gap-1">
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
                    "flex min-h-11 items-center justify-center rounded-lg px-1.5 text-[0.8125rem] font-medium transition-colors min-[400px]:text-sm sm:px-3 md:px-2 lg:px-3",
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
