import { cx } from "@/lib/cx";

export type ButtonVariant = "primary" | "secondary" | "quiet";

const VARIANT: Record<ButtonVariant, string> = {
  primary:
    "bg-solid text-on-solid font-semibold hover:bg-solid-strong aria-disabled:opacity-60 aria-disabled:hover:bg-solid",
  secondary:
    "border border-edge/60 bg-raised font-medium text-ink hover:border-edge hover:bg-sunken aria-disabled:opacity-60",
  quiet: "font-medium text-soft hover:bg-sunken hover:text-ink aria-disabled:opacity-60",
};

export function buttonStyle(variant: ButtonVariant, className?: string): string {
  return cx(
    "inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-lg px-4 py-2 text-[0.9375rem] transition-colors",
    VARIANT[variant],
    className,
  );
}
