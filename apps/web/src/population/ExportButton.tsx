import { Button } from "../ui/Button.tsx";
import { saveFile } from "../ui/save-file.ts";
import { showToast } from "../ui/toast/toast-store.ts";
import { type ExportRequest, readExport } from "./read-export.ts";

interface ExportButtonProps {
  readonly name: string;
  readonly request: ExportRequest;
}

/** The whole list as a file, under the name of what it lists. */
export function ExportButton({ name, request }: ExportButtonProps) {
  const save = () => {
    readExport(request)
      .then((file) => saveFile(name, "csv", file))
      .catch((error: unknown) => showToast(error instanceof Error ? error.message : String(error), "problem"));
  };
  return <Button onPress={save}>CSV</Button>;
}
