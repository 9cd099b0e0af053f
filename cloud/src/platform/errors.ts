/** Whose fault it is, and of which sort. Each transport maps these once (HTTP: `http/problem.ts`). */
export type FaultKind =
  | 'bad-input'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'unsupported'
  | 'unprocessable'
  | 'limited'
  | 'internal'
  | 'unavailable'
  | 'timeout'

export type Language = 'ru' | 'en'

/** A short headline, and what to do about it. `{name}` stands for the member of that name. */
export interface FaultText {
  title: string
  detail: string
}

/** One way a request can fail. A domain keeps its own in a table, `errors.ts`. */
export interface Fault {
  /** Stable and machine-readable, such as `door.refused`; clients rely on it. */
  code: string
  kind: FaultKind
  text: Record<Language, FaultText>
}

export type FaultMembers = Readonly<Record<string, unknown>>

/** Raised by a domain, answered by a transport. Members go to the client: nothing secret belongs there. */
export class DomainError extends Error {
  readonly fault: Fault
  readonly members: FaultMembers

  constructor(fault: Fault, members: FaultMembers = {}, options?: ErrorOptions) {
    super(`${fault.code}: ${fill(fault.text.en.title, members)}`, options)
    this.name = 'DomainError'
    this.fault = fault
    this.members = members
  }

  get code(): string {
    return this.fault.code
  }
}

/** Declares a domain's faults by code: `{ 'door.refused': { kind, ru: [title, detail], en: [title, detail] } }`. */
export function faults<Code extends string>(
  table: Record<Code, { kind: FaultKind; ru: [title: string, detail: string]; en: [title: string, detail: string] }>,
): Record<Code, Fault> {
  const entries = Object.entries<(typeof table)[Code]>(table).map(([code, { kind, ru, en }]) => {
    const text = { ru: { title: ru[0], detail: ru[1] }, en: { title: en[0], detail: en[1] } }
    return [code, { code, kind, text } satisfies Fault]
  })
  return Object.fromEntries(entries)
}

/** The fault's words in a language, its members filled in. */
export function describeFault(fault: Fault, members: FaultMembers, language: Language): FaultText {
  const { title, detail } = fault.text[language]
  return { title: fill(title, members), detail: fill(detail, members) }
}

function fill(text: string, members: FaultMembers): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in members ? String(members[name]) : whole))
}
