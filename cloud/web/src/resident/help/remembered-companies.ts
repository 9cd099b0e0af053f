import type { CompanyView } from '../../shared/api/types.ts'

const storageKey = 'domovoy.contacts'

/** The contacts as they were when they were last seen; undefined where nobody has looked yet. */
export function recallCompanies(): CompanyView[] | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
    return isList(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

/** @param companies null: whoever they were for has left */
export function rememberCompanies(companies: CompanyView[] | null): void {
  try {
    if (companies === null) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, JSON.stringify(companies))
  } catch {
    // Storage is closed (private window): the contacts are there while the network is.
  }
}

function isList(value: unknown): value is CompanyView[] {
  const isCompany = (it: unknown) => typeof it === 'object' && it !== null && 'departments' in it && 'timeZone' in it
  return Array.isArray(value) && value.every(isCompany)
}
