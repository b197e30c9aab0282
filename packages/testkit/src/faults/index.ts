export { FaultProxy } from "@throughline/sources/contract";
export { endingAt, killSoon, pauseFor } from "./kills.ts";
