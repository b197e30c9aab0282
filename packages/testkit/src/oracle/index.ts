export { conditionOf } from "./arbitrary-condition.ts";
