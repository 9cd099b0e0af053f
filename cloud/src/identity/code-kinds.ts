import type { IdentityTemplate } from './identity-messages.ts'

/** What a code on a phone is good for. Lengths are the product's: four digits by R1 and R5, six by R11 and R13. */
export const codeKinds = {
  'sign-in': { length: 4, template: 'sign-in-code' },
  registration: { length: 4, template: 'sign-in-code' },
  'confirm-phone': { length: 6, template: 'confirm-phone-code' },
  recovery: { length: 6, template: 'recovery-code' },
  erasure: { length: 6, template: 'erasure-code' },
} as const satisfies Record<string, { length: number; template: IdentityTemplate }>

export type CodePurpose = keyof typeof codeKinds
