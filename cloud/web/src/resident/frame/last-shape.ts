import type { MeView } from '../../shared/api/types.ts'

const key = 'domovoy.home-shape'

/** What the home screen was last time: the page keeps its place while it loads. */
export type Shape = 'door' | 'doors' | 'tiles'

export function recallShape(): Shape {
  try {
    const kept = localStorage.getItem(key)
    return kept === 'doors' || kept === 'tiles' ? kept : 'door'
  } catch {
    return 'door'
  }
}

export function rememberShape({ entrances }: MeView): void {
  try {
    localStorage.setItem(key, entrances.length === 0 ? 'tiles' : entrances.length === 1 ? 'door' : 'doors')
  } catch {
    // Storage is closed (private window): the next start guesses a door.
  }
}
