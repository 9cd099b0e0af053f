const storageKey = 'domovoy.invitation'

/** Keeps where somebody was going before they had to sign in, for this tab alone. */
export function rememberInvitation(path: string | undefined): void {
  try {
    if (path === undefined) sessionStorage.removeItem(storageKey)
    else sessionStorage.setItem(storageKey, path)
  } catch {
    // Storage is closed: the link in the message still leads there.
  }
}

/** Where they were going, if anywhere; said once. */
export function takeInvitation(): string | undefined {
  try {
    const path = sessionStorage.getItem(storageKey) ?? undefined
    sessionStorage.removeItem(storageKey)
    return path !== undefined && /^\/invitations\/[\w-]+$/.test(path) ? path : undefined
  } catch {
    return undefined
  }
}
