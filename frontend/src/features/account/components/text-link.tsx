import type { ComponentProps } from "react";
import { Link } from "react-router";

export function TextLink(props: ComponentProps<typeof Link>) {
  return <Link {...props} className="text-accent underline decoration-1 underline-offset-3" />;
}
