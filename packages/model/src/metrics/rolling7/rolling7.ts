import { rolling } from "../rolling.ts";

export const rolling7 = rolling("rolling7", 7);
