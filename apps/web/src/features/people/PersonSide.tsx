import { Link } from "@tanstack/react-router";
import { UnitSegments } from "../../explain/UnitSegments.tsx";
import { Avatar } from "../../ui/avatar/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { Facts } from "../../ui/facts/Facts.tsx";
import { formatCount, formatMoney, formatNumber, none } from "../../ui/format/number.ts";
import { formatAgo, formatDate } from "../../ui/format/time.ts";
import { PageHead } from "../../ui/page-head/PageHead.tsx";
import { fieldTitle, traitValue } from "../../values/trait-value.ts";
import styles from "./PersonPage.module.css";
import type { PersonView } from "./people-documents.ts";

interface PersonSideProps {
  readonly person: PersonView;
  readonly zone: string;
  readonly workspaceId: string;
  readonly currency: string;
  readonly onWhy: () => void;
  readonly onWhySegment: (segmentId: string) => void;
}

/** The others stand behind "Why one person". */
const SHOWN = 5;

/** Identity, traits with their age and source, accounts and latest orders. */
export function PersonSide({ person, zone, workspaceId, currency, onWhy, onWhySegment }: PersonSideProps) {
  const day = (at: string | null | undefined) => (at ? formatDate(at, zone) : none);
  const { metrics } = person;
  const sameDay = new Set(person.traits.map((trait) => day(trait.setAt))).size === 1;
  return (
    <aside className={styles["side"]} aria-label="Profile">
      <div className={styles["who"]}>
        <PageHead
          mark={<Avatar name={person.name} of="person" size={40} />}
          title={person.name}
          caption={person.firstSeen ? `Seen since ${day(person.firstSeen)}` : "Never seen"}
        />
        {metrics.orders > 0 && (
          <dl className={styles["figures"]}>
            <div>
              <dt>Orders</dt>
              <dd>{formatNumber(metrics.orders)}</dd>
            </div>
            <div>
              <dt>Spent</dt>
              <dd>{formatMoney(metrics.revenue, currency)}</dd>
            </div>
            <div>
              <dt>Last order</dt>
              <dd title={day(metrics.lastOrderAt)}>
                {metrics.lastOrderAt ? formatAgo(metrics.lastOrderAt, new Date()) : none}
              </dd>
            </div>
          </dl>
        )}
      </div>
      <section>
        <h2>Identity</h2>
        <p className={styles["note"]}>
          {person.identifiers.length === 1
            ? "Known by one identifier"
            : `${person.identifiers.length} identifiers, one profile`}
        </p>
        <ul className={styles["ids"]}>
          {person.identifiers.slice(0, SHOWN).map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <Button look="link" onPress={onWhy}>
          Why one person
        </Button>
      </section>
      <UnitSegments
        unit="customer"
        id={person.id}
        onWhy={onWhySegment}
        frame={(words, list) => (
          <section>
            <h2>Segments</h2>
            <p className={styles["note"]}>{words}</p>
            {list}
          </section>
        )}
      />
      <section>
        <h2>Traits</h2>
        {sameDay && person.traits.length > 0 && (
          <p className={styles["note"]}>All set on {day(person.traits[0]?.setAt)}</p>
        )}
        {person.traits.length === 0 ? (
          <p className={styles["note"]}>No traits are recorded. They arrive with identify messages or an import.</p>
        ) : (
          <Facts
            facts={person.traits.map((trait) => ({
              name: fieldTitle(trait.name),
              value: traitValue(trait.value, zone),
              note: sameDay ? undefined : day(trait.setAt),
            }))}
          />
        )}
      </section>
      {person.accounts.length > 0 && (
        <section>
          <h2>{person.accounts.length === 1 ? "Account" : "Accounts"}</h2>
          <ul className={styles["links"]}>
            {person.accounts.map((account) => (
              <li key={account.id}>
                <Link to="/w/$workspaceId/accounts/$id" params={{ workspaceId, id: account.id }}>
                  {account.name}
                </Link>
                <p className={styles["note"]}>
                  {[account.industry, account.territory].filter(Boolean).join(", ") || "No industry or territory"}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {person.orders.length > 0 && (
        <section>
          <h2>Latest orders</h2>
          <ul className={styles["orders"]}>
            {person.orders.map((order) => (
              <li key={order.id}>
                <span>
                  {day(order.placedAt)} <span className={styles["note"]}>{formatCount(order.lineCount, "line")}</span>
                </span>
                <span>{order.amount ? formatMoney(order.amount, order.currency ?? currency) : none}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
