import { type PlannedProperty, type Problem, type PropertyType, propertyTypes } from "@throughline/model";
import { useRef } from "react";
import { problemAt } from "../../../settings/problem-at.ts";
import { Button } from "../../../ui/Button.tsx";
import { Checkbox } from "../../../ui/field/Checkbox.tsx";
import { SelectField } from "../../../ui/field/SelectField.tsx";
import { TextField } from "../../../ui/field/TextField.tsx";
import { formatCount } from "../../../ui/format/number.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import type { FieldRow } from "../catalog-view.ts";
import styles from "./Plan.module.css";
import { notPlanned, typeOf, valuesOf } from "./plan-properties.ts";

interface PlanPropertiesProps {
  readonly properties: readonly PlannedProperty[];
  readonly recorded: readonly FieldRow[];
  readonly problems: readonly Problem[];
  readonly onChange: (properties: readonly PlannedProperty[]) => void;
}

const typeChoices = propertyTypes.map((type) => ({ id: type, name: type }));

/** The properties that an event is expected to have. */
export function PlanProperties({ properties, recorded, problems, onChange }: PlanPropertiesProps) {
  const list = useRef<HTMLFieldSetElement>(null);
  const set = (at: number, property: PlannedProperty) => onChange(properties.with(at, property));
  const more = notPlanned(properties, recorded);
  const add = (added: readonly PlannedProperty[]) => {
    onChange([...properties, ...added]);
    requestAnimationFrame(() => {
      list.current?.querySelectorAll<HTMLInputElement>("input[maxlength='200']")[properties.length]?.focus();
    });
  };
  return (
    <fieldset ref={list} className={styles["properties"]}>
      <legend>Expected properties</legend>
      {properties.map((property, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a property is its place; its name is being typed
        <div key={at} className={styles["property"]}>
          <TextField
            label={`Property ${at + 1}`}
            quietLabel
            placeholder="name"
            value={property.name}
            onChange={(name) => set(at, { ...property, name })}
            maxLength={200}
            problem={problemAt(problems, at, "name")}
          />
          <SelectField
            label={`Type of ${property.name}`}
            quietLabel
            value={property.type}
            options={typeChoices}
            onChange={(type) => set(at, { ...property, type: asType(type) })}
          />
          <TextField
            label={`Values allowed for ${property.name}`}
            quietLabel
            placeholder="any value, or a, b, c"
            value={(property.values ?? []).join(", ")}
            onChange={(text) => set(at, withValues(property, text))}
            maxLength={5000}
            problem={problems.find((one) => String(one.path[0]) === String(at) && one.path[1] === "values")?.message}
          />
          <Checkbox
            label="required"
            checked={property.required ?? false}
            onChange={(required) => set(at, withRequired(property, required))}
          />
          <IconButton
            icon="close"
            label={`Remove: ${property.name || `property ${at + 1}`}`}
            onPress={() => onChange(properties.toSpliced(at, 1))}
          />
        </div>
      ))}
      {properties.length === 0 && <p className={styles["quiet"]}>None: whatever it brings is welcome.</p>}
      <div className={styles["adders"]}>
        <Button onPress={() => add([{ name: "", type: "text" }])}>Add property</Button>
        {more.length > 0 && (
          <Button onPress={() => add(more)}>Add the {formatCount(more.length, "recorded one", "recorded ones")}</Button>
        )}
      </div>
    </fieldset>
  );
}

const asType = (type: string): PropertyType => typeOf(type);

function withValues({ values: _, ...property }: PlannedProperty, text: string): PlannedProperty {
  const values = valuesOf(text, property.type);
  return values.length === 0 ? property : { ...property, values };
}

function withRequired({ required: _, ...property }: PlannedProperty, required: boolean): PlannedProperty {
  return required ? { ...property, required } : property;
}
