import { useCallback, useMemo, useState } from 'react'

/** Which rows are chosen. One that leaves the list is chosen no more. */
export function useSelection<Row>(rows: readonly Row[], idOf: (row: Row) => string) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const chosen = useMemo(() => rows.filter((row) => ids.has(idOf(row))), [rows, ids, idOf])
  const toggle = useCallback((id: string) => {
    setIds((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  const isAll = rows.length > 0 && chosen.length === rows.length
  return {
    chosen,
    isAll,
    has: (id: string) => ids.has(id),
    toggle,
    toggleAll: () => setIds(isAll ? new Set() : new Set(rows.map(idOf))),
    clear: () => setIds(new Set()),
  }
}
