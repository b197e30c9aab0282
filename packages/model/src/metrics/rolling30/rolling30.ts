import { rolling } from "../rolling.ts";

export const rolling30 = rolling("rolling30", 30);
