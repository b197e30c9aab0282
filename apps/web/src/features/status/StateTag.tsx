import { Tag } from "../../ui/Tag.tsx";
import { isWell } from "./verdict.ts";

/** A state as a word on its tint; what is well stays quiet. */
export function StateTag({ state }: { readonly state: string }) {
  return (
    <Tag tone={isWell(state) ? "positive" : /start|sync|rebuil|stale/i.test(state) ? "warning" : "negative"}>
      {state}
    </Tag>
  );
}
