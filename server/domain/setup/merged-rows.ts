/** A row that was merged into another; its code goes on meaning that one. */
export interface MergedRow {
  id: number;
  code: string;
  intoId: number;
  /** Entries may still name it. */
  moving: boolean;
}

/** Rows by id, where the id of a row that was merged leads to what it became. */
export class RowsWithMerged<Row extends { id: number }> extends Map<number, Row> {
  readonly #into: ReadonlyMap<number, number>;

  constructor(rows: readonly Row[], merged: readonly MergedRow[]) {
    super();
    for (const row of rows) this.set(row.id, row);
    this.#into = new Map(merged.map(({ id, intoId }) => [id, intoId]));
  }

  override get(id: number): Row | undefined {
    return super.get(this.#into.get(id) ?? id);
  }
}

/** The row and those merged into it that entries may still name. */
export const idsInEntries = (id: number, merged: readonly MergedRow[]): number[] => [
  id,
  ...merged.filter((one) => one.moving && one.intoId === id).map((one) => one.id),
];
