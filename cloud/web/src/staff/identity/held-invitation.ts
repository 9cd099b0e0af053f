const key = 'domovoy.invitation'

/**
 * The secret of the link that led here. It is taken out of the address, so that it is neither seen nor sent on, and held in this
 * tab while its owner signs in.
 */
export function heldInvitation(): string {
  const given = location.hash.slice(1)
  if (given !== '') {
    history.replaceState(history.state, '', location.pathname)
    sessionStorage.setItem(key, given)
  }
  return given || (sessionStorage.getItem(key) ?? '')
}

export function forgetInvitation(): void {
  sessionStorage.removeItem(key)
}
