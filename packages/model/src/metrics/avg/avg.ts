import { overProperty } from "../over-property.ts";

export const avg = overProperty("avg", "Average", "The average of a property over the events that have it.");
