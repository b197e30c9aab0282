import type { ReactElement } from "react";
import type { ReceiptPartsFragment } from "../gql/graphql.ts";
import { graphql } from "../gql/index.ts";
import { Button } from "../ui/Button.tsx";
import { formatNumber } from "../ui/format/number.ts";
import { formatInstant, zoneName } from "../ui/format/time.ts";
import { Popover } from "../ui/Popover.tsx";
import styles from "./Receipt.module.css";

// How a number was counted: documents name it, the codegen puts it in.
graphql(`
  fragment ReceiptParts on Receipt {
    definitionHash
    sentence
    from
    to
    zone
    rules
    notes
    rowsRead
    asOf
    version
    identityVersion
    engine
  }
`);

interface ReceiptPopoverProps {
  readonly receipt: ReceiptPartsFragment;
}

/** How a number came about: the question in words, its window, the rules, what was read, and as of when. */
export function ReceiptPopover({ receipt }: ReceiptPopoverProps): ReactElement {
  const { zone } = receipt;
  const window =
    receipt.from && receipt.to ? `${formatInstant(receipt.from, zone)} up to ${formatInstant(receipt.to, zone)}` : null;
  return (
    <Popover
      label="How is this counted"
      placement="top start"
      trigger={<Button look="link">How is this counted</Button>}
    >
      <div className={styles["receipt"]}>
        <h3>How is this counted</h3>
        <p>{receipt.sentence}</p>
        <dl>
          {window && <Fact name="Window" text={`${window}, ${zoneName(zone)} time`} />}
          <Fact
            name="Read"
            text={`${formatNumber(receipt.rowsRead)} rows, as of ${formatInstant(receipt.asOf, zone)}`}
          />
          <Fact name="Data version" text={`${receipt.version}, identities ${receipt.identityVersion}`} />
          <Fact name="Definition" text={receipt.definitionHash.slice(0, 12)} />
          <Fact name="Engine" text={receipt.engine} />
        </dl>
        {[...receipt.rules, ...receipt.notes].length > 0 && (
          <ul>
            {[...receipt.rules, ...receipt.notes].map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        )}
      </div>
    </Popover>
  );
}

function Fact({ name, text }: { readonly name: string; readonly text: string }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
