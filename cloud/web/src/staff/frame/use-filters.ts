import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

/**
 * Filters that live in the address: a page can be sent to a colleague as it is, and «back» works. All of them are text.
 * @param defaults the filters of the page, each with what it is while the address says nothing
 * @returns the filters, and a way to change some of them; one that is set to its default leaves the address
 */
export function useFilters<T extends Record<string, string>>(
  defaults: T,
): [T, (change: Partial<T>, options?: { keepsHistory?: boolean }) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  // The defaults are written in place: their content counts, not the object.
  const key = JSON.stringify(defaults)
  const filters = useMemo(() => {
    const known = Object.entries(JSON.parse(key) as T).map(([name, value]) => {
      const given = search[name]
      // The router takes «12» and «true» out of the address as a number and a truth; what was typed is text all the same.
      return [name, isPlain(given) ? String(given) : value]
    })
    return Object.fromEntries(known) as T
  }, [search, key])
  const change = useCallback(
    (patch: Partial<T>, { keepsHistory = false } = {}) => {
      const fallback = JSON.parse(key) as T
      void navigate({
        to: '.',
        replace: !keepsHistory,
        search: (before: Record<string, unknown>) => {
          const entries = Object.entries({ ...before, ...patch })
          return Object.fromEntries(entries.filter(([name, value]) => value !== undefined && value !== fallback[name]))
        },
      })
    },
    [navigate, key],
  )
  return [filters, change]
}

function isPlain(given: unknown): boolean {
  return typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean'
}
