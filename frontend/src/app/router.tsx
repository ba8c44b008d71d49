import { createBrowserRouter, type RouteObject } from "react-router";
import { NotFound } from "@/components/not-found";
import { BadgesRoute } from "@/features/badges/routes/badges";
import { HistoryRoute } from "@/features/history/routes/history";
import { RunRoute } from "@/features/interview/routes/run";
import { StartRoute } from "@/features/interview/routes/start";
import { MapRoute } from "@/features/knowledge-graph/routes/map";
import { LibraryRoute } from "@/features/library/routes/library";
import { PostRoute } from "@/features/library/routes/post";
import { ProgressRoute } from "@/features/progress/routes/progress";
import { ResultsRoute } from "@/features/results/routes/results";
import { Layout } from "./layout";
import { RouteError } from "./route-error";

export const routes: RouteObject[] = [
  {
    element: <Layout />,
    children: [
      {
        errorElement: <RouteError />,
        children: [
          { path: "/", element: <LibraryRoute /> },
          { path: "/posts/:id", element: <PostRoute /> },
          { path: "/interview", element: <StartRoute /> },
          { path: "/interviews/:id", element: <RunRoute /> },
          { path: "/interviews/:id/results", element: <ResultsRoute /> },
          { path: "/progress", element: <ProgressRoute /> },
          { path: "/history", element: <HistoryRoute /> },
          { path: "/badges", element: <BadgesRoute /> },
          { path: "/map", element: <MapRoute /> },
          { path: "*", element: <NotFound /> },
        ],
      },
    ],
  },
];

export function createRouter() {
  return createBrowserRouter(routes);
}
