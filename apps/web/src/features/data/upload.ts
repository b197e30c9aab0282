export interface Uploaded {
  readonly id: string;
  readonly fileName: string;
}

/** Sends one file. Rejects with a sentence that can be shown. */
export async function upload(file: File, signal?: AbortSignal): Promise<Uploaded> {
  const answer = await fetch(`/uploads?name=${encodeURIComponent(file.name)}`, {
    method: "POST",
    body: file,
    headers: { "content-type": "application/octet-stream" },
    credentials: "same-origin",
    ...(signal && { signal }),
  });
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new Error(text(body, "error") ?? `The server answered ${answer.status}. Nothing was imported.`);
  const id = text(body, "id");
  if (id === null) throw new Error("The server did not take the file. Nothing was imported.");
  return { id, fileName: text(body, "fileName") ?? file.name };
}

function text(body: unknown, key: string): string | null {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, key) : null;
  return typeof value === "string" ? value : null;
}
