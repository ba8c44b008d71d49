import { createBrowserRouter, type RouteObject } from "react-router";
import { NotFound } from "@/components/not-found";
import { AccountRoute } from "@/features/account/routes/account";
import { EnterRoute } from "@/features/account/routes/enter";
import { ForgotPasswordRoute } from "@/features/account/routes/forgot-password";
import { ResetPasswordRoute } from "@/features/account/routes/reset-password";
import { SignInRoute } from "@/features/account/routes/sign-in";
import { SignUpRoute } from "@/features/account/routes/sign-up";
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
          { path: "/account", element: <AccountRoute /> },
          { path: "*", element: <NotFound /> },
        ],
      },
    ],
  },
  {
    element: <Layout bare />,
    children: [
      {
        errorElement: <RouteError />,
        children: [
          { path: "/sign-in", element: <SignInRoute /> },
          { path: "/sign-up", element: <SignUpRoute /> },
          { path: "/forgot-password", element: <ForgotPasswordRoute /> },
          { path: "/reset-password", element: <ResetPasswordRoute /> },
          { path: "/enter", element: <EnterRoute /> },
        ],
      },
    ],
  },
];

export function createRouter() {
  return createBrowserRouter(routes);
}
