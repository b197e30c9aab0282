import { ApolloProvider } from "@apollo/client/react";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../ui/tokens.css";
import "../ui/base.css";
import { createClient } from "./client.ts";
import { router } from "./router.tsx";
import { signInPath } from "./sign-in/session.ts";
import { watchSystemTheme } from "./theme/theme.ts";

const element = document.getElementById("root");
if (element === null) throw new Error("index.html has no element with the id root");

const askWho = (): void => {
  const { pathname, search, hash } = window.location;
  if (pathname !== "/sign-in") window.location.assign(signInPath(pathname + search + hash));
};

watchSystemTheme();
createRoot(element).render(
  <StrictMode>
    <ApolloProvider client={createClient("/graphql", askWho)}>
      <RouterProvider router={router} />
    </ApolloProvider>
  </StrictMode>,
);
