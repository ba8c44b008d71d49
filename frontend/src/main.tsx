import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/app";
import { createRouter } from "@/app/router";
import { dropOldDrafts } from "@/features/interview/drafts";
import "@/styles/index.css";

const root = document.getElementById("app-root");
if (!root) throw new Error("index.html has no #app-root");

dropOldDrafts();
createRoot(root).render(
  <StrictMode>
    <App router={createRouter()} />
  </StrictMode>,
);
