import type { ReactNode } from "react";
import { cx } from "@/lib/cx";

interface IconProps {
  className?: string;
}

function icon(path: ReactNode) {
  return function Icon({ className }: IconProps) {
    return (
      <svg
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        className={cx("size-4 shrink-0", className)}
      >
        {path}
      </svg>
    );
  };
}

export const CheckIcon = icon(<path d="m4.500 10.500 3.500 3.500 7.500-8" />);
export const CrossIcon = icon(<path d="m5.500 5.500 9 9m0-9-9 9" />);
export const DashIcon = icon(<path d="M5 10h10" />);
export const TildeIcon = icon(<path d="M4 11.500c2-4 4-3 6-1.500s4 2.500 6-1.500" />);
export const ArrowIcon = icon(<path d="M4 10h12m-5-5 5 5-5 5" />);
export const ChevronIcon = icon(<path d="m7 4 6 6-6 6" />);
export const SearchIcon = icon(
  <path d="M13.500 13.500 17 17M15 9A6 6 0 1 1 3 9a6 6 0 0 1 12 0Z" />,
);
export const LockIcon = icon(<path d="M6.500 9V6.500a3.500 3.500 0 0 1 7 0V9M5 9h10v8H5z" />);
export const UpIcon = icon(<path d="M10 16V4m-5 5 5-5 5 5" />);
export const DownIcon = icon(<path d="M10 4v12m-5-5 5 5 5-5" />);
export const SunIcon = icon(
  <path d="M10 3V1.500m0 17V17m7-7h1.500m-17 0H3m12-5 1-1M4 16l1-1m10 0 1 1M4 4l1 1m8.500 5a3.500 3.500 0 1 1-7 0 3.500 3.500 0 0 1 7 0Z" />,
);
export const MoonIcon = icon(<path d="M16.500 12A7 7 0 0 1 8 3.500a7 7 0 1 0 8.500 8.500Z" />);
export const ScreenIcon = icon(<path d="M3 4h14v9.500H3zM7.500 17h5" />);
export const PersonIcon = icon(
  <path d="M13 6.500a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM4 17c0-3 2.500-5 6-5s6 2 6 5" />,
);
export const MedalIcon = icon(
  <path d="m7 9.500-2.500-7M13 9.500l2.500-7M8 2.500l2 5 2-5m2.500 10.500a4.500 4.500 0 1 1-9 0 4.500 4.500 0 0 1 9 0Z" />,
);
