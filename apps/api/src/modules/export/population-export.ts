import { type CsvRow, csvText, isFieldName, memberRowsPlan, type Unit } from "@throughline/model";
import type { ControlStore } from "@throughline/sources";
import type { PopulationNode } from "../../nodes/population-node.ts";
import type { ReceiptNode } from "../../nodes/receipt-node.ts";
import { ApiError } from "../../repo/api-error.ts";
import { iso, isoOrNull, memberCells, shownCell } from "../../repo/member-cells.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOrNull, type Row, textOf } from "../../repo/rows.ts";

const pageRows = 20_000;
const mostColumns = 50;
const usual: Readonly<Record<Unit, readonly string[]>> = { customer: ["name"], account: ["name", "territory"] };
const seen: Readonly<Record<Unit, readonly string[]>> = { customer: ["firstSeen", "lastSeen"], account: [] };

interface Populations {
  size(node: PopulationNode): Promise<number>;
  sentence(node: PopulationNode): string;
  hash(node: PopulationNode): string;
  receipt(node: PopulationNode): Promise<ReceiptNode>;
}

/** The whole list of a population as a CSV text, in pages at its version, so that it has as many rows as its size. */
export class PopulationExport {
  readonly #repo: Repo;
  readonly #control: Pick<ControlStore, "audit">;
  readonly #populations: Populations;

  constructor(repo: Repo, control: Pick<ControlStore, "audit">, populations: Populations) {
    this.#repo = repo;
    this.#control = control;
    this.#populations = populations;
  }

  /** Audited before the first row leaves. `fields`: traits, or fields of the account. Throws BAD_INPUT, EngineError. */
  async *text(node: PopulationNode, fields: readonly string[] = usual[node.population.unit]): AsyncGenerator<string> {
    if (fields.length > mostColumns) throw new ApiError("BAD_INPUT", `Choose at most ${mostColumns} columns.`);
    if (!fields.every(isFieldName)) throw new ApiError("BAD_INPUT", "A column holds a character that no name has.");
    const { population, version } = node;
    const { unit } = population;
    const [size, { asOf }] = [await this.#populations.size(node), await this.#populations.receipt(node)];
    await this.#audit(node, `${size} rows; ${fields.join(", ")}`);
    yield csvText([
      ["Question", this.#populations.sentence(node)],
      ["Filter", JSON.stringify(node.asked ?? population.where)],
      ["As of", iso(asOf)],
      ["Size", size],
      [],
      ["id", ...seen[unit], ...fields],
    ]);
    let after: string | undefined;
    let read = 0;
    do {
      const page = { first: pageRows, ...(after === undefined ? {} : { after }) };
      const rows = await this.#repo.rows(memberRowsPlan(population, fields, this.#repo.clock, page), version);
      yield csvText(rows.map((row) => this.#cells(row, unit, fields)));
      read += rows.length;
      const last = rows.at(-1);
      after = last && rows.length === pageRows ? textOf(last, "key") : undefined;
    } while (after !== undefined);
    if (read !== size) throw new Error(`an export gave ${read} rows of ${size}`);
  }

  #cells(row: Row, unit: Unit, fields: readonly string[]): CsvRow {
    return [
      shownCell(this.#repo, "", textOf(row, "key")),
      ...seen[unit].map((name) => isoOrNull(numberOrNull(row, name))),
      ...memberCells(this.#repo, row, fields),
    ];
  }

  #audit(node: PopulationNode, detail: string): Promise<void> {
    const { clock, principal, workspace } = this.#repo;
    return this.#control.audit({
      at: clock.now,
      principal: principal.id,
      workspaceId: workspace.id,
      action: "population.export",
      subject: this.#populations.hash(node),
      detail: detail.slice(0, 500),
    });
  }
}
