import { ProblemError } from '../../shared/api/problem.ts'

export const nameParts = ['familyName', 'givenName', 'patronymic'] as const
export type NamePart = (typeof nameParts)[number]

const faults = ['empty', 'long', 'latin', 'letters'] as const
export type NameFault = (typeof faults)[number]

export type NameFaults = Partial<Record<NamePart, NameFault>>

/** What the cloud found wrong with each part of a name; nothing when the error speaks of something else. */
export function nameFaults(error: unknown): NameFaults {
  if (!(error instanceof ProblemError) || !error.code.startsWith('name.')) return {}
  const fields: unknown[] = Array.isArray(error.extra.fields) ? error.extra.fields : []
  const found: NameFaults = {}
  for (const field of fields) {
    if (typeof field !== 'object' || field === null || !('path' in field) || !('code' in field)) continue
    const part = nameParts.find((it) => it === field.path)
    // A fault that a newer cloud knows and this page does not.
    if (part !== undefined) found[part] = faults.find((it) => it === field.code) ?? 'letters'
  }
  return found
}
