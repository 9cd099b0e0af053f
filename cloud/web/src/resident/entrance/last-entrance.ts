import type { EntranceView } from '../../shared/api/types.ts'

const lastKey = 'domovoy.last-entrance'
const severalKey = 'domovoy.several-entrances'

/** The entrance to open the app on: the one used last, else the first. */
export function chooseEntrance(entrances: readonly EntranceView[]): EntranceView | undefined {
  const lastId = read(lastKey)
  return entrances.find(({ id }) => id === lastId) ?? entrances[0]
}

export function rememberEntrance(id: string): void {
  write(lastKey, id)
}

/** Whether the switcher stood there last time, so that its place is kept while the page loads. */
export function hadSeveralEntrances(): boolean {
  return read(severalKey) === 'yes'
}

export function rememberHowMany(count: number): void {
  write(severalKey, count > 1 ? 'yes' : 'no')
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
