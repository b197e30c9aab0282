import { type ChannelRule, type EntryTest, type Problem, sessionTexts } from "@throughline/model";
import { operatorWords } from "../../fields/operator/operators.ts";
import { problemsBelow } from "../../settings/problem-at.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/field/SelectField.tsx";
import { TextField } from "../../ui/field/TextField.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { fieldTitle } from "../../values/trait-value.ts";
import styles from "./SettingsPage.module.css";

const operators = [
  "is",
  "is not",
  "in",
  "not in",
  "contains",
  "starts with",
  "ends with",
  "is set",
  "is not set",
] as const;
const fields = sessionTexts.map((field) => ({ id: field, name: fieldTitle(field) }));
const choices = operators.map((op) => ({ id: op, name: operatorWords(op) }));

interface ChannelFormProps {
  readonly rule: ChannelRule;
  readonly problems: readonly Problem[];
  readonly onChange: (rule: ChannelRule) => void;
}

/** One rule: its channel, and the tests that a visit must satisfy. */
export function ChannelForm({ rule, problems, onChange }: ChannelFormProps) {
  const set = (part: "all" | "any", tests: readonly EntryTest[]) => {
    const { [part]: _, ...rest } = rule;
    onChange(tests.length === 0 ? rest : { ...rest, [part]: tests });
  };
  return (
    <div className={styles["rule"]}>
      {"channel" in rule && (
        <TextField
          label="Channel"
          value={rule.channel}
          onChange={(channel) => onChange({ ...rule, channel })}
          maxLength={60}
        />
      )}
      {(["all", "any"] as const).map((part) => (
        <fieldset key={part} className={styles["tests"]}>
          <legend>{part === "all" ? "All of these" : "And at least one of these"}</legend>
          {(rule[part] ?? []).map((test, at) => (
            <TestRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a test is its place in the list
              key={at}
              test={test}
              problem={problemsBelow(problems, part, at)[0]?.message}
              onChange={(next) => set(part, (rule[part] ?? []).with(at, next))}
              onRemove={() => set(part, (rule[part] ?? []).toSpliced(at, 1))}
            />
          ))}
          <div>
            <Button onPress={() => set(part, [...(rule[part] ?? []), { field: "utmSource", op: "is", value: "" }])}>
              Add a test
            </Button>
          </div>
        </fieldset>
      ))}
    </div>
  );
}

interface TestRowProps {
  readonly test: EntryTest;
  readonly problem: string | undefined;
  readonly onChange: (test: EntryTest) => void;
  readonly onRemove: () => void;
}

function TestRow({ test, problem, onChange, onRemove }: TestRowProps) {
  const bare = test.op === "is set" || test.op === "is not set";
  const many = test.op === "in" || test.op === "not in";
  const text = Array.isArray(test.value) ? test.value.join(", ") : String(test.value ?? "");
  return (
    <div className={styles["test"]}>
      <SelectField
        label="Field"
        quietLabel
        value={test.field}
        options={fields}
        onChange={(field) => onChange({ ...test, field })}
      />
      <SelectField
        label="Test"
        quietLabel
        value={test.op}
        options={choices}
        onChange={(id) => onChange(withOperator(test, operators.find((op) => op === id) ?? "is", text))}
      />
      {!bare && (
        <TextField
          label="Value"
          quietLabel
          placeholder={many ? "a, b, c" : "value"}
          value={text}
          onChange={(typed) => onChange({ ...test, value: many ? list(typed) : typed })}
          maxLength={5000}
          problem={problem}
        />
      )}
      <IconButton
        icon="close"
        label={`Remove: ${fieldTitle(test.field)} ${operatorWords(test.op)} ${text}`}
        onPress={onRemove}
      />
    </div>
  );
}

const list = (text: string): readonly string[] => text.split(",").map((part) => part.trimStart());

function withOperator({ field }: EntryTest, op: (typeof operators)[number], text: string): EntryTest {
  if (op === "is set" || op === "is not set") return { field, op };
  return { field, op, value: op === "in" || op === "not in" ? list(text) : text };
}
