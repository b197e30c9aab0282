import type { ReactElement } from "react";
import type { Piece } from "./pieces.ts";

/** The words of a chip, what is tested with printed stronger. */
export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }): ReactElement {
  return (
    <>
      {pieces.map(({ text, role }, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the line
        role === "value" ? <b key={at}>{text}</b> : <span key={at}>{text}</span>,
      )}
    </>
  );
}
