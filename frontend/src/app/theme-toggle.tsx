import { useState } from "react";
import { MoonIcon, ScreenIcon, SunIcon } from "@/components/icons";
import { applyTheme, currentTheme, type Theme } from "@/lib/theme";

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const NAME: Record<Theme, string> = { system: "as the system", light: "light", dark: "dark" };
const ICON = { system: ScreenIcon, light: SunIcon, dark: MoonIcon };

export function ThemeToggle() {
  const [theme, setTheme] = useState(currentTheme);
  const next = NEXT[theme];
  const Icon = ICON[theme];
  const label = `Theme: ${NAME[theme]}. Change to ${NAME[next]}`;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={() => {
        applyTheme(next);
        setTheme(next);
      }}
      className="flex size-11 cursor-pointer items-center justify-center rounded-lg text-soft transition-colors hover:bg-sunken hover:text-ink"
    >
      <Icon className="size-5" />
    </button>
  );
}
