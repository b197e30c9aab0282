import { completeJourney } from "./complete-journey.ts";
import { onlineRetail } from "./online-retail.ts";
import type { DemoWorkspace } from "./workspace.ts";

/** The workspaces that `npm start` loads into an empty installation, in this order. */
export const demoWorkspaces: readonly DemoWorkspace[] = [completeJourney, onlineRetail];
