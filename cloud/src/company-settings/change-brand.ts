import { eq } from 'drizzle-orm'
import { company, readBrandColour, readLogo } from '../company/index.ts'
import type { Context } from '../platform/context.ts'
import { changeCompany } from './change-company.ts'
import { readTimeZone } from './read-time-zone.ts'
import type { BrandInput } from './settings-input.ts'

/**
 * How the company is called, what it wears, and by which clock its houses live.
 * @throws DomainError what `requireStaff` throws; `brand.colour`, `brand.pale`, `settings.time-zone`
 */
export async function changeBrand(ctx: Context, companyId: string, input: BrandInput): Promise<void> {
  await changeCompany(ctx, companyId, 'company.brand', async (tx) => {
    const colour = readBrandColour(input.colour)
    const { name, shortName } = input
    const timeZone = readTimeZone(input.timeZone)
    await tx.update(company).set({ name, shortName, colour, timeZone }).where(eq(company.id, companyId))
    return { name, shortName, colour, timeZone }
  })
}

/**
 * @param file an SVG or a PNG; null takes the logo away
 * @throws DomainError what `requireStaff` throws; `logo.too-large`, `logo.unreadable`, `logo.unsafe`
 */
export async function changeLogo(ctx: Context, companyId: string, file: Uint8Array | null): Promise<void> {
  await changeCompany(ctx, companyId, 'company.logo', async (tx) => {
    const logo = file === null ? { logo: null, logoType: null, logoDigest: null } : readLogo(file)
    await tx.update(company).set(logo).where(eq(company.id, companyId))
    return { logoType: logo.logoType, logoDigest: logo.logoDigest }
  })
}
