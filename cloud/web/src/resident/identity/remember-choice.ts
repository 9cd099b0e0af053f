const storageKey = 'domovoy.remember'

/** Whether this device remembers its person; the box of the sign-in and of the settings begin with it. */
export function loadRemember(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'no'
  } catch {
    return true
  }
}

export function storeRemember(isRemembered: boolean): void {
  try {
    if (isRemembered) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, 'no')
  } catch {
    // Storage is closed (private window): the choice lives as long as the page.
  }
}
