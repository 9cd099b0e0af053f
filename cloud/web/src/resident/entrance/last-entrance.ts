import type { EntranceView } from '../../shared/api/types.ts'

const lastKey = 'domovoy.last-entrance'

/** The entrance to open the app on: the one used last, else the first. */
export function chooseEntrance(entrances: readonly EntranceView[]): EntranceView | undefined {
  const lastId = read(lastKey)
  return entrances.find(({ id }) => id === lastId) ?? entrances[0]
}

export function rememberEntrance(id: string): void {
  write(lastKey, id)
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Storage is closed (private window): the first entrance serves.
  }
}
