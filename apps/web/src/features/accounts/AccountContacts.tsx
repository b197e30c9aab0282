import { Link } from "@tanstack/react-router";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { Avatar } from "../../ui/avatar/Avatar.tsx";
import { Card } from "../../ui/card/Card.tsx";
import { formatNumber } from "../../ui/format/number.ts";
import { formatAgo } from "../../ui/format/time.ts";
import styles from "./AccountPage.module.css";
import type { AccountView } from "./account-documents.ts";

interface AccountContactsProps {
  readonly contacts: AccountView["contacts"];
  readonly total: number;
}

/** Shown only where contacts are recorded: many businesses know their accounts without them. */
export function AccountContacts({ contacts, total }: AccountContactsProps) {
  const workspaceId = useWorkspace().id;
  if (contacts.length === 0) return null;
  return (
    <Card title="People" end={total > contacts.length ? `${contacts.length} of ${formatNumber(total)}` : undefined}>
      <ul className={styles["rows"]}>
        {contacts.map((contact) => (
          <li key={contact.id}>
            <Avatar name={contact.name} of="person" />
            <div className={styles["grow"]}>
              <p className={styles["name"]}>
                {contact.customer ? (
                  <Link to="/w/$workspaceId/people/$id" params={{ workspaceId, id: contact.customer.id }}>
                    {contact.name}
                  </Link>
                ) : (
                  contact.name
                )}
              </p>
              <p className={styles["quiet"]}>{contact.title ?? (contact.primary ? "Primary contact" : "Contact")}</p>
            </div>
            <div className={styles["end"]}>
              {contact.role && <p>{contact.role}</p>}
              <p className={styles["quiet"]}>
                {contact.customer?.lastSeen ? formatAgo(contact.customer.lastSeen, new Date()) : "never seen"}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
