/** An answer that is no 2xx: nothing of the request was or will be taken. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly retryAfter: number | undefined;
  /** The rest of the request is not worth reading. */
  readonly close: boolean;
  constructor(status: number, message: string, more: { readonly retryAfter?: number; readonly close?: boolean } = {}) {
    super(message);
    this.status = status;
    this.retryAfter = more.retryAfter;
    this.close = more.close ?? false;
  }
}
