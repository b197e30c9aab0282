import type { FieldSpec } from "./kind.ts";
import { conditionKinds, kindNames } from "./registry.ts";

const cell = (text: string): string => text.replaceAll("|", "\\|");

function rowsOf({ name, control, required, describe, choices = [], fields = [] }: FieldSpec, within = ""): string[] {
  const path = `${within}${name}`;
  const words = [describe, ...(choices.length > 0 ? [`One of: ${choices.join(", ")}.`] : [])].join(" ");
  const row = `| \`${path}\` | ${control} | ${required ? "yes" : ""} | ${cell(words)} |`;
  return [row, ...fields.flatMap((field) => rowsOf(field, `${path}[].`))];
}

/** Every kind of condition as a page of the docs, from the same fields as the parser's keys. Markdown. */
export function kindsPage(): string {
  const kinds = kindNames.map((kind) => {
    const { describe, fields, version } = conditionKinds[kind];
    return [
      `## ${kind}\n`,
      `${describe} Version ${version}.\n`,
      "| field | control | required | meaning |",
      "|---|---|---|---|",
      ...fields.flatMap((field) => rowsOf(field)),
      "",
    ].join("\n");
  });
  const head = `# Kinds of conditions

Printed from the kinds themselves by \`npm run schema\`. A kind whose only field has its own name holds it directly below its
key: \`{"not": {...}}\`. What they mean is in [how numbers are counted](counting.md); a new one begins with
\`npm run scaffold -- condition NAME\` ([recipe](recipes/add-a-condition.md)).
`;
  return [head, ...kinds].join("\n");
}
