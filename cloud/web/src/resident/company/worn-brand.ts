import type { BrandView } from '../../shared/api/types.ts'

/** Read by `public/first-paint.js` too. */
const storageKey = 'domovoy.brand'

/** The brand that the page wore last, so that the next start begins in it; null before anybody has signed in. */
export function recallBrand(): BrandView | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
    return isBrand(kept) ? kept : null
  } catch {
    return null
  }
}

/** Puts a company's shades on the page, and remembers them for the first paint of the next visit. */
export function wearBrand(brand: BrandView): void {
  paint(brand.shades)
  try {
    localStorage.setItem(storageKey, JSON.stringify(brand))
  } catch {
    // Storage is closed (private window): the next start begins in the platform's colour.
  }
}

/** Back to the platform's own look: whoever signs in next may live elsewhere. */
export function takeOffBrand(): void {
  const { style } = document.documentElement
  for (const name of [...style].filter((it) => it.startsWith('--company-'))) style.removeProperty(name)
  try {
    localStorage.removeItem(storageKey)
  } catch {
    // Nothing was kept.
  }
}

function paint(shades: BrandView['shades']): void {
  for (const [scheme, colours] of Object.entries(shades)) {
    for (const [role, colour] of Object.entries(colours)) {
      document.documentElement.style.setProperty(`--company-${role}-${scheme}`, colour)
    }
  }
}

function isBrand(value: unknown): value is BrandView {
  return typeof value === 'object' && value !== null && 'name' in value && 'shades' in value && 'logoUrl' in value
}
