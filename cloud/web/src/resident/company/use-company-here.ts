import { useQuery } from '@tanstack/react-query'
import { useLayoutEffect } from 'react'
import { companyHereQuery } from '../../shared/api/queries.ts'
import type { CompanyHereView } from '../../shared/api/types.ts'
import { recallSlug } from './here.ts'
import { recallBrand, takeOffBrand, wearBrand } from './worn-brand.ts'

/**
 * The company to whose address a stranger has come (P4): it lends the pages before the sign-in its look, and says which ways
 * of registration there are.
 * @param isStranger who is signed in wears their own company's look
 * @returns undefined while it is not known; null at the platform's own address
 */
export function useCompanyHere(isStranger = true): CompanyHereView | null | undefined {
  const slug = recallSlug()
  const { data } = useQuery(companyHereQuery(slug))
  const company = data?.company
  useLayoutEffect(() => {
    if (!isStranger) return
    if (company) wearBrand(company)
    // Whoever was signed in here has left, and the next one may live elsewhere: only a company's own path keeps its look.
    else if (company === null || slug === null || recallBrand() === null) takeOffBrand()
  }, [company, slug, isStranger])
  return company
}
