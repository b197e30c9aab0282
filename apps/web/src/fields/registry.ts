import { Comparison } from "./comparison/Comparison.tsx";
import { EventName } from "./event-name/EventName.tsx";
import { Instant } from "./instant/Instant.tsx";
import { Operator } from "./operator/Operator.tsx";
import { Property } from "./property/Property.tsx";
import { Value } from "./value/Value.tsx";
import { Window } from "./window/Window.tsx";

/** One control per kind of field in a definition; one line adds one. */
export const fields = { Comparison, EventName, Instant, Operator, Property, Value, Window } as const;

export type { PropertyGroup, PropertyPick } from "./property/Property.tsx";
