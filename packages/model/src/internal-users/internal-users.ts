import type { Condition } from "../conditions/condition.ts";
import type { SettingKind } from "../settings/setting-kind.ts";
import type { InternalUsers } from "./left-out.ts";
import { readInternalUsers } from "./read-internal-users.ts";

/** The property of events that robots sent: the intake knows them by their user agent. */
export const botProperty = "context.bot";

export const internalUsers: SettingKind<InternalUsers> = {
  name: "internalUsers",
  describe: "Who is internal or a test: they are left out of insights unless asked for.",
  initial: {
    where: {
      any: [
        { trait: { trait: "internal", op: "is", value: true } },
        { trait: { trait: "test", op: "is", value: true } },
        { did: { event: "*", where: [{ property: botProperty, op: "is", value: true }] } },
      ],
    },
    emailDomains: [],
  },
  parse: readInternalUsers,
};

/** Both parts as one condition of customers. */
export function internalCondition({ where, emailDomains }: InternalUsers): Condition {
  const addresses = emailDomains.map(
    (domain): Condition => ({ trait: { trait: "email", op: "ends with", value: `@${domain}` } }),
  );
  return addresses.length === 0 ? where : { any: [where, ...addresses] };
}
