import type { Actor } from '../context.ts'
import { DomainError } from '../errors.ts'
import { platformFaults } from '../platform-faults.ts'

/**
 * The first gate of a route: which sort of actor may knock at all. Domains build on these in their `policy.ts`;
 * whether this actor may touch that thing is decided by the domain's verb, against the database.
 */
export interface Policy {
  /** For the API's description: who may call. */
  who: string
  /** @throws DomainError when the actor may not */
  admit(actor: Actor): void
}

/** Open to the world. The reason stands in the code, so that a reader can judge it. */
export function everybody(reason: string): Policy {
  return { who: `everybody: ${reason}`, admit: () => {} }
}

export const signedIn: Policy = {
  who: 'any signed-in person',
  admit: (actor) => {
    requireUser(actor)
  },
}

/** The signed-in person's id. @throws DomainError `session.required` */
export function requireUser(actor: Actor): string {
  if (actor.kind !== 'user') throw new DomainError(platformFaults['session.required'])
  return actor.userId
}
