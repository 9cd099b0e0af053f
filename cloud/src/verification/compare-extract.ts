import type { Agreement } from '../account/index.ts'

/** How one thing that was entered agrees with what the extract says. */
export type FieldAgreement = Agreement | 'missing'

export interface ComparedField {
  agreement: FieldAgreement
  entered: string
  /** What the extract says. */
  found: string
}

/** What staff see beside the form. */
export type Comparison = Record<'name' | 'address' | 'cadastralNumber' | 'account', ComparedField>
