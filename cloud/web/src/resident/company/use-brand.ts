import { useLayoutEffect, useState } from 'react'
import type { BrandView } from '../../shared/api/types.ts'
import { recallBrand, takeOffBrand, wearBrand } from './worn-brand.ts'

/**
 * Puts a company's brand on the page.
 * @param known null: nobody's; undefined: not known yet
 * @returns the brand to show: while it is not known, the one that was worn last
 */
export function useBrand(known: BrandView | null | undefined): BrandView | null {
  const [recalled] = useState(recallBrand)
  useLayoutEffect(() => {
    if (known === null) takeOffBrand()
    else if (known !== undefined) wearBrand(known)
  }, [known])
  return known === undefined ? recalled : known
}
