/** How a number was counted: enough to count it again. `from` and `to` are instants; the window is half-open. */
export interface ReceiptNode {
  readonly definitionHash: string;
  readonly sentence: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly zone: string;
  readonly rules: readonly string[];
  readonly notes: readonly string[];
  readonly rowsRead: number;
  readonly asOf: number;
  readonly version: number;
  readonly identityVersion: number;
  readonly engine: string;
}
