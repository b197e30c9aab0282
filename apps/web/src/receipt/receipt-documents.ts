import { graphql } from "../gql/index.ts";

// How a number was counted; documents name it, the codegen puts it in.
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
