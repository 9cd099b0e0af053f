import type { Context } from '../platform/context.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { judgeOld } from './change-password.ts'
import { identityFaults } from './errors.ts'
import { findPersonById } from './find-person.ts'
import type { Identity } from './identity.ts'
import { type CodeIssued, issueCode } from './issue-code.ts'
import { judgeCode } from './judge-code.ts'

/** Before what cannot be taken back, a signed-in person shows once more that it is them: the device may lie open. */
export type ProofWay = 'password' | 'code'

const purpose = 'erasure'

/** How the asker can prove it: by the password where they have one, else by a code on their phone. */
export async function proofWay(ctx: Pick<Context, 'actor' | 'db'>): Promise<ProofWay> {
  const person = await findPersonById(ctx.db.orm, requireUser(ctx.actor))
  return person?.passwordHash ? 'password' : 'code'
}

/** Sends six digits to the asker's phone. @throws DomainError `phone.invalid` where there is none · what `issueCode` throws */
export async function sendProof(
  ctx: Context,
  identity: Identity,
  { address, language }: { address: string; language: Language },
): Promise<CodeIssued> {
  const subject = requireUser(ctx.actor)
  const phone = (await findPersonById(ctx.db.orm, subject))?.phone
  if (!phone) throw new DomainError(identityFaults['phone.invalid'])
  return await issueCode(ctx, identity, { purpose, phone, address, language, subject })
}

/** @throws DomainError `password.old-wrong` · `code.limited` · what `judgeCode` throws */
export async function proveAgain(
  ctx: Context,
  identity: Identity,
  { proof, address }: { proof: string; address: string },
): Promise<void> {
  const subject = requireUser(ctx.actor)
  const person = await findPersonById(ctx.db.orm, subject)
  if (person?.passwordHash) return await judgeOld(ctx, identity, subject, proof, person.passwordHash)
  if (!person?.phone) throw new DomainError(identityFaults['phone.invalid'])
  await judgeCode(ctx, identity, { purpose, phone: person.phone, code: proof, address, subject })
}
