import type { ValidationTargets } from 'hono'
import { validator } from 'hono-openapi'
import { z } from 'zod'
import { DomainError, type Language } from '../errors.ts'
import { platformFaults } from '../platform-faults.ts'
import type { HttpEnv } from './env.ts'
import { chooseLanguage } from './language.ts'

/** zod's words for an issue and the input it speaks of. */
interface Words {
  localeError(issue: object): string | { message: string } | undefined | null
}
const words: Record<Language, Words> = { ru: z.locales.ru(), en: z.locales.en() }

/** Reads a part of the request by a schema; anything else is `input.invalid` with the list of fields. */
export function input<Target extends keyof ValidationTargets, Schema extends z.ZodType>(
  target: Target,
  schema: Schema,
) {
  return validator<Schema, Target, HttpEnv, string>(target, schema, (result, c) => {
    if (result.success && (target === 'json' || !hasNull(result.data))) return
    const { localeError } = words[chooseLanguage(c.req.header('accept-language'))]
    throw new DomainError(platformFaults['input.invalid'], {
      fields: result.success ? [] : result.error.map((issue) => toField(issue, result.data, localeError)),
    })
  })
}

/** `%00` in an address: no text of PostgreSQL can hold it, so it can mean nothing that is there. */
function hasNull(data: unknown): boolean {
  return typeof data === 'object' && data !== null && Object.values(data).some((it) => String(it).includes('\0'))
}

interface Issue {
  message: string
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined
}

function toField(issue: Issue, data: unknown, localize: Words['localeError']) {
  const steps = (issue.path ?? []).map((step) => (typeof step === 'object' ? step.key : step))
  const path = steps.map(String).join('.')
  if (!isZodIssue(issue)) return { path, code: 'invalid', message: issue.message }
  // The words speak of what was given, which a finished issue no longer carries.
  const localized = localize({ ...issue, input: valueAt(data, steps) })
  const message = typeof localized === 'string' ? localized : localized?.message
  return { path, code: issue.code, message: message ?? issue.message }
}

function valueAt(data: unknown, steps: readonly PropertyKey[]): unknown {
  return steps.reduce(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    data,
  )
}

function isZodIssue(issue: Issue): issue is Issue & { code: string } {
  return 'code' in issue && typeof issue.code === 'string'
}
