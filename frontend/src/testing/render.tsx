import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryRouter } from "react-router";
import { App } from "@/app/app";
import { routes } from "@/app/router";

/** Open the page at an address, as a reader would. */
export function visit(...history: string[]) {
  const router = createMemoryRouter(routes, {
    initialEntries: history,
    initialIndex: history.length - 1,
  });
  const view = render(<App router={router} />);
  return { ...view, router, user: userEvent.setup() };
}
