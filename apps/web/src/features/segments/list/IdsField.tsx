import { Button } from "../../../ui/Button.tsx";
import { TextField } from "../../../ui/field/TextField.tsx";
import { FileDrop } from "../../../ui/file-drop/FileDrop.tsx";
import { formatCount } from "../../../ui/format/number.ts";

interface IdsFieldProps {
  readonly text: string;
  /** How many ids are in it. */
  readonly found: number;
  readonly onChange: (text: string) => void;
  readonly onFailed: (words: string) => void;
}

const longest = 4_000_000;

/** Ids pasted, or from a CSV file whose first column they are. */
export function IdsField({ text, found, onChange, onFailed }: IdsFieldProps) {
  return (
    <>
      <FileDrop
        label="Drop a CSV file here"
        accept={[".csv", ".txt"]}
        hint="Its first column holds the ids; 42 is short for user:42."
        button={<Button>Choose a file</Button>}
        onFile={(file) =>
          file.size > longest
            ? onFailed("This file is too long for a list: 4 MB at most.")
            : void file.text().then(onChange, () => onFailed("This file could not be read."))
        }
      />
      <TextField
        label="Or paste ids"
        value={text}
        onChange={onChange}
        maxLength={longest}
        rows={3}
        code
        hint={found === 0 ? "One a line, or parted by commas." : `${formatCount(found, "id")} found.`}
      />
    </>
  );
}
