import { ProblemError } from '../../shared/api/problem.ts'

/** What the cloud says of single fields of a form, by their names. */
export function fieldFaults(error: unknown): Record<string, string> {
  const fields = error instanceof ProblemError && error.code === 'input.invalid' ? error.extra.fields : undefined
  if (!Array.isArray(fields)) return {}
  const told = fields.filter((it): it is { path: string; message: string } => typeof it?.path === 'string')
  return Object.fromEntries(told.map(({ path, message }) => [path, message]))
}
