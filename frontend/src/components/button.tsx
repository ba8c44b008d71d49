import type { ComponentProps } from "react";
import { Link } from "react-router";
import { buttonStyle, type ButtonVariant } from "./button-styles";
import { Spinner } from "./spinner";

interface ButtonProps extends Omit<ComponentProps<"button">, "disabled"> {
  variant?: ButtonVariant;
  /** At work: shows a spinner and ignores clicks. */
  busy?: boolean;
}

/** While busy it is aria-disabled rather than disabled, which would throw the focus away. */
export function Button({
  variant = "secondary",
  busy = false,
  type = "button",
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
      className={buttonStyle(variant, className)}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

interface ButtonLinkProps extends ComponentProps<typeof Link> {
  variant?: ButtonVariant;
  className?: string;
}

export function ButtonLink({ variant = "secondary", className, ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={buttonStyle(variant, className)} />;
}
