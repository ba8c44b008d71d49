import { Button } from "@/components/button";
import { PageHeading } from "@/components/page-heading";

/** A mistake in our own code: the navigation stays, and a reload loses nothing kept on the server. */
export function RouteError() {
  return (
    <div role="alert" className="mx-auto max-w-2xl py-16 text-center">
      <PageHeading lead="Your reading and your answers are safe on the server. Reloading usually helps.">
        This page has broken down
      </PageHeading>
      <Button
        variant="primary"
        className="mt-8"
        onClick={() => {
          window.location.reload();
        }}
      >
        Reload the page
      </Button>
    </div>
  );
}
