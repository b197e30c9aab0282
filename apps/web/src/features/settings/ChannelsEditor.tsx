import { type ChannelRule, type ChannelRules, type EntryTest, testWords } from "@throughline/model";
import { useState } from "react";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { fieldTitle } from "../../fields/field-choice.ts";
import { OrderedRows } from "../../settings/OrderedRows.tsx";
import { problemsBelow } from "../../settings/problem-at.ts";
import type { EditorProps } from "../../settings/SettingEditor.tsx";
import { Button } from "../../ui/Button.tsx";
import { ChannelForm } from "./ChannelForm.tsx";
import { ChannelTest } from "./ChannelTest.tsx";
import styles from "./SettingsPage.module.css";

interface Placed {
  readonly rule: ChannelRule;
  readonly name: string;
}

/** The table of channels: the first rule that a visit matches names its channel, and the last one takes the rest. */
export function ChannelsEditor({ value, onChange, problems }: EditorProps<ChannelRules>) {
  const { timeZone } = useWorkspace();
  const [open, setOpen] = useState<string | null>(null);
  const rows = placed(value.rules);
  const setRules = (rules: readonly ChannelRule[]) => onChange({ rules });
  return (
    <>
      <ChannelTest rules={value} />
      <section className={styles["section"]}>
        <h2>Rules, the first match counts</h2>
        <p className={styles["about"]}>Alt+↑ and Alt+↓ move a rule. Visits of the past count by them too.</p>
        <OrderedRows
          label="Channel rules in order"
          rows={rows}
          onChange={(next) => setRules(next.map((row) => row.rule))}
          nameOf={(row) => row.name}
        >
          {(row, at) => (
            <div>
              <Button
                look="link"
                aria-expanded={open === row.name}
                onPress={() => setOpen(open === row.name ? null : row.name)}
              >
                {channelWords(row.rule)}
              </Button>
              <p className={styles["tests"]}>{ruleWords(row.rule, timeZone)}</p>
              {problemsBelow(problems, "rules", at).map((problem) => (
                <p key={problem.message} className={styles["problem"]}>
                  {problem.message}
                </p>
              ))}
              {open === row.name && (
                <ChannelForm
                  rule={row.rule}
                  problems={problemsBelow(problems, "rules", at)}
                  onChange={(rule) => setRules(value.rules.with(at, rule))}
                />
              )}
            </div>
          )}
        </OrderedRows>
        <div>
          <Button
            onPress={() => {
              const rule = { channel: "New channel", all: [{ field: "utmSource", op: "is", value: "" }] } as const;
              setRules([rule, ...value.rules]);
              setOpen(placed([rule, ...value.rules])[0]?.name ?? null);
            }}
          >
            Add a rule at the top
          </Button>
        </div>
      </section>
    </>
  );
}

const channelWords = (rule: ChannelRule): string =>
  "channel" in rule ? rule.channel || "Without a name" : "As the sender says";

/** Rules that name the same channel are told apart by a number. */
function placed(rules: readonly ChannelRule[]): readonly Placed[] {
  const seen = new Map<string, number>();
  return rules.map((rule) => {
    const words = channelWords(rule);
    const count = (seen.get(words) ?? 0) + 1;
    seen.set(words, count);
    return { rule, name: count === 1 ? words : `${words} (${count})` };
  });
}

/** Of the words of one test. */
const longest = 120;

/** "utm medium is one of cpc, ppc; and any of: referrer contains google" */
function ruleWords(rule: ChannelRule, zone: string): string {
  const words = (test: EntryTest) => {
    const words = `${fieldTitle(test.field)} ${testWords(test, zone)}`;
    return words.length > longest ? `${words.slice(0, longest)}…` : words;
  };
  if ("channelFrom" in rule) return "the channel that the sender gives, where there is one";
  const { all = [], any = [] } = rule;
  const parts = [
    ...all.map(words),
    ...(any.length === 1 ? any.map(words) : any.length > 1 ? [`any of: ${any.map(words).join(" · ")}`] : []),
  ];
  return parts.length === 0 ? "every visit" : parts.join(", and ");
}
