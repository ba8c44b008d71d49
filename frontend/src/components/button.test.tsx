import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Button } from "./button";

it("keeps the focus but ignores clicks while busy", async () => {
  const user = userEvent.setup();
  const click = vi.fn();
  const { rerender } = render(<Button onClick={click}>Save</Button>);
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(click).toHaveBeenCalledTimes(1);

  rerender(
    <Button busy onClick={click}>
      Save
    </Button>,
  );
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(click).toHaveBeenCalledTimes(1);
  expect(screen.getByRole("button", { name: "Save" })).toHaveFocus();
  expect(screen.getByRole("button", { name: "Save" })).toHaveAttribute("aria-disabled", "true");
});
