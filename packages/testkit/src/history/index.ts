export { type Entry, History } from "./history.ts";
export { holds, judge, type Verdict, words } from "./judge.ts";
