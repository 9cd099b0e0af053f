import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { claim, controller, digestOf, issueClaim } from '../fleet/index.ts'
import type { Context } from '../platform/context.ts'
import { ownCompany, residents } from './demo-houses.ts'
import { demoOperator, demoStaff, staffPassword, staffTotpSecret } from './demo-staff.ts'

const demoFile = z.object({
  /** Makes a box the demo's controller; one that still serves, at every start. */
  claimCode: z.string(),
  controllerId: z.uuid().nullable(),
  entranceId: z.uuid(),
  claimed: z.boolean(),
  residents: z.array(z.object({ name: z.string(), phone: z.string(), premises: z.string() })),
  staff: z
    .array(z.object({ name: z.string(), phone: z.string(), login: z.string(), position: z.string() }))
    .default([]),
  staffPassword: z.string().default(''),
  staffTotpSecret: z.string().default(''),
})

const [{ entranceId, controllerId }] = ownCompany.houses

/** Tells whoever starts the demo what to sign in with and how to claim the controller: `<data>/demo.json`. */
export async function writeDemoFile(ctx: Pick<Context, 'db' | 'clock'>, dataFolder: string): Promise<void> {
  const path = join(dataFolder, 'demo.json')
  const before = existsSync(path) ? demoFile.safeParse(parse(readFileSync(path, 'utf8'))).data : undefined
  const nowMs = ctx.clock.now()
  const { claimCode, claimed } = await ctx.db.inTenant(ownCompany.id, async (tx) => {
    const [row] = await tx
      .select({ claimedAt: controller.claimedAt })
      .from(controller)
      .where(eq(controller.id, controllerId))
    const serving = and(
      eq(claim.controllerId, controllerId),
      isNull(claim.usedAt),
      gt(claim.expiresAt, new Date(nowMs)),
    )
    const open = await tx.select({ codeDigest: claim.codeDigest }).from(claim).where(serving)
    const known = before && open.some(({ codeDigest }) => codeDigest === digestOf(before.claimCode))
    const claimCode = known ? before.claimCode : await issueClaim(tx, { companyId: ownCompany.id, controllerId, nowMs })
    return { claimCode, claimed: row?.claimedAt != null }
  })
  const content: z.input<typeof demoFile> = {
    claimCode,
    controllerId: claimed ? controllerId : null,
    entranceId,
    claimed,
    residents: residents.map(({ name, phone, flat }) => ({ name, phone, premises: String(flat) })),
    staff: [
      ...demoStaff.map((it) => ({ ...whois(it), position: it.posts[0]?.position ?? '' })),
      { ...whois(demoOperator), position: 'Платформа' },
    ],
    staffPassword,
    staffTotpSecret,
  }
  writeFileSync(`${path}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

function whois({ familyName, givenName, phone, login }: typeof demoOperator) {
  return { name: `${givenName} ${familyName}`, phone, login }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
