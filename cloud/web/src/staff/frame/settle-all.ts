/**
 * Does one thing to each row, one after the other, so that no limit is run into and the log tells them in order.
 * @returns how many could not be done
 */
export async function settleAll<Row>(rows: readonly Row[], act: (row: Row) => Promise<unknown>): Promise<number> {
  let refused = 0
  for (const row of rows) await act(row).catch(() => refused++)
  return refused
}
