import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState, type ComponentProps } from "react";
import { RouterProvider } from "react-router/dom";
import { createQueryClient } from "@/api/query-client";
import { isEntrance, signInPath } from "@/features/account/next";
import { onReaderChangedElsewhere } from "@/features/account/other-tabs";
import { forgetReader, readerChanged } from "@/features/account/reader-change";

type Router = ComponentProps<typeof RouterProvider>["router"];

export function App({ router }: { router: Router }) {
  const [queryClient] = useState(() =>
    createQueryClient((client) => {
      const { location } = router.state;
      if (isEntrance(location.pathname)) return;
      void router.navigate(signInPath(location), { replace: true });
      forgetReader(client);
    }),
  );
  useEffect(
    () =>
      onReaderChangedElsewhere(() => {
        readerChanged(queryClient);
      }),
    [queryClient],
  );
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
