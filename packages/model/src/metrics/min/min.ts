import { overProperty } from "../over-property.ts";

export const min = overProperty("min", "Smallest", "The smallest value of a property.");
