import type { TFunction } from 'i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { problemText } from '../../shared/ui/problem-text.ts'
import { nameFaults } from '../profile/name-faults.ts'

/** What is wrong, by the field that it stands at; `form` where no field is to blame. */
export type FieldFaults<Field extends string> = Partial<Record<Field | 'form', string>>

const families: Record<string, string> = { phone: 'phone', password: 'password', captcha: 'captcha', name: 'fullName' }

/** Puts the words for an error at the field of a form that it speaks of. */
export function fieldFaults<Field extends string>(
  t: TFunction,
  error: unknown,
  fields: readonly Field[],
): FieldFaults<Field> {
  if (error === null || error === undefined) return {}
  const own = (name: string | undefined) => fields.find((it) => it === name)
  const parts = nameFaults(error)
  const named: [Field, string][] = Object.entries(parts).flatMap(([part, fault]) => {
    const field = own(part)
    return field && fault ? [[field, t(`profile.wrong.${fault}`)]] : []
  })
  if (named.length > 0) return Object.fromEntries(named) as FieldFaults<Field>
  const field = error instanceof ProblemError ? own(error.textOf('field') ?? firstOf(error)) : undefined
  return { [field ?? 'form']: problemText(t, error) } as FieldFaults<Field>
}

function firstOf(error: ProblemError): string | undefined {
  const { fields } = error.extra
  const [first]: unknown[] = Array.isArray(fields) ? fields : []
  if (typeof first === 'object' && first !== null && 'path' in first) return String(first.path)
  return families[error.code.split('.')[0] ?? '']
}
