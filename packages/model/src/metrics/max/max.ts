import { overProperty } from "../over-property.ts";

export const max = overProperty("max", "Largest", "The largest value of a property.");
