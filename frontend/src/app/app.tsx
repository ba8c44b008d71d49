import { QueryClientProvider } from "@tanstack/react-query";
import { useState, type ComponentProps } from "react";
import { RouterProvider } from "react-router/dom";
import { createQueryClient } from "@/api/query-client";

type Router = ComponentProps<typeof RouterProvider>["router"];

export function App({ router }: { router: Router }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
