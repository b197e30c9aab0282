import { useQuery } from "@apollo/client/react";
import { useEffect, useState } from "react";
import type { BuilderEstimateQuery, BuilderEstimateQueryVariables } from "../../../gql/graphql.ts";
import { BuilderEstimateDocument } from "./builder-documents.ts";

type Counted = NonNullable<BuilderEstimateQuery["workspace"]>["population"]["population"];
export type Estimate = NonNullable<Counted>["estimate"];

/** An exact number that comes sooner needs no estimate before it. */
const patienceMs = 300;

/** How many there are about, while the exact number takes its time; null as soon as that is not asked any more. */
export function useEstimate(variables: BuilderEstimateQueryVariables, counting: boolean): Estimate | null {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!counting) return;
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, [counting]);
  const { data } = useQuery(BuilderEstimateDocument, { variables, skip: !counting || !slow });
  return (counting && slow && data?.workspace?.population.population?.estimate) || null;
}
