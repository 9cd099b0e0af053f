const key = 'domovoy.company'
const plain = /^[a-z0-9][a-z0-9-]{0,62}$/i

/** The company by whose path this browser came last (P4): `/c/{slug}`. Null: the host decides. */
export function recallSlug(): string | null {
  try {
    const kept = localStorage.getItem(key)
    return kept !== null && plain.test(kept) ? kept : null
  } catch {
    return null
  }
}

/** @param slug null: no company's any more */
export function rememberSlug(slug: string | null): void {
  try {
    if (slug === null) localStorage.removeItem(key)
    else localStorage.setItem(key, slug)
  } catch {
    // Storage is closed (private window): the address leads there again.
  }
}
