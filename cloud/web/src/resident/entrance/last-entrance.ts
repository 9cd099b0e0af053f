import type { EntranceView } from '../../shared/api/types.ts'

const storageKey = 'domovoy.last-entrance'

/** The entrance to open the app on: the one used last, else the first. */
export function chooseEntrance(entrances: readonly EntranceView[]): EntranceView | undefined {
  const lastId = read()
  return entrances.find(({ id }) => id === lastId) ?? entrances[0]
}

export function rememberEntrance(id: string): void {
  try {
    localStorage.setItem(storageKey, id)
  } catch {
    // Storage is closed (private window): the first entrance serves.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}
