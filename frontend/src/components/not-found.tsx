import { ButtonLink } from "./button";
import { PageHeading } from "./page-heading";

interface NotFoundProps {
  title?: string;
  children?: string;
  back?: { to: string; label: string };
}

export function NotFound({
  title = "Page not found",
  children = "There is nothing at this address. It may have been moved or deleted.",
  back = { to: "/", label: "Go to the library" },
}: NotFoundProps) {
  return (
    <div className="mx-auto max-w-2xl py-16 text-center">
      <PageHeading lead={<span className="mx-auto block">{children}</span>}>{title}</PageHeading>
      <ButtonLink to={back.to} variant="primary" className="mt-8">
        {back.label}
      </ButtonLink>
    </div>
  );
}
