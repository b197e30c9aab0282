import type { Window as ConditionWindow, CountOperator } from "@throughline/model";
import { type FormEvent, type ReactElement, useState } from "react";
import form from "../../../fields/Fields.module.css";
import { fields } from "../../../fields/registry.ts";
import { Button } from "../../../ui/Button.tsx";
import type { CatalogChoices } from "./catalog-choices.ts";

export interface WholeDid {
  readonly event: string;
  readonly op: CountOperator;
  readonly value: number;
  readonly window?: ConditionWindow;
}

interface DidFormProps {
  readonly catalog: CatalogChoices;
  readonly start?: WholeDid;
  readonly onDone: (did: WholeDid) => void;
}

/** Who did something, how often, and when. */
export function DidForm({ catalog, start, onDone }: DidFormProps): ReactElement {
  const [event, setEvent] = useState(start?.event ?? catalog.events[0]?.name ?? "*");
  const [op, setOp] = useState<CountOperator>(start?.op ?? ">=");
  const [value, setValue] = useState(start?.value ?? 1);
  const [window, setWindow] = useState<ConditionWindow | undefined>(start?.window);
  const submit = (form: FormEvent): void => {
    form.preventDefault();
    form.stopPropagation();
    onDone({ event, op, value, ...(window && { window }) });
  };
  return (
    <form className={form["form"]} onSubmit={submit}>
      <div className={form["formRow"]}>
        <span>did</span>
        <fields.EventName events={catalog.events} value={event} onChange={setEvent} />
      </div>
      <fields.Comparison
        op={op}
        value={value}
        onChange={(nextOp, nextValue) => {
          setOp(nextOp);
          setValue(nextValue);
        }}
      />
      <fields.Window value={window} onChange={setWindow} />
      <Button type="submit" look="primary">
        Apply
      </Button>
    </form>
  );
}
