import type { Language } from '../../platform/errors.ts'

/** What a document is for. 152-ФЗ art. 9 wants one for each purpose, apart from everything else that is signed. */
export const purposes = [
  'processing',
  'verification',
  'notifications',
  'marketing',
  'camera',
  'privacy-policy',
] as const
export type Purpose = (typeof purposes)[number]

/** A document in one language. `{company}`, `{contacts}` stand for the operator. */
export interface DocumentText {
  title: string
  /** Beside the box that is ticked. */
  label: string
  sections: readonly { heading: string; paragraphs: readonly string[] }[]
}

/** Once published it is never changed: people agreed to these very words. What is new is a new version. */
export interface DocumentVersion extends Record<Language, DocumentText> {
  /** The day from which it is shown, and its name. */
  version: string
}

export interface Document {
  purpose: Purpose
  /** Without it there can be no account: to withdraw it means to ask for the account's deletion. */
  isRequired: boolean
  /** What follows from a withdrawal, said before it happens. */
  withdrawal: Record<Language, string>
  /** Oldest first; the last is the one that is asked for now. */
  versions: readonly [DocumentVersion, ...DocumentVersion[]]
}
