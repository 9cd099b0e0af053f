import { type NameAddress, readNameAddress, readNameAddresses, readVia, type Via } from './address.ts'
import { isToken, splitOutside } from './grammar.ts'
import type { SipHeader, SipMessage, SipParts } from './message.ts'

const singles = ['from', 'to', 'call-id', 'cseq', 'max-forwards', 'content-length', 'content-type']
const longestCallId = 256

/**
 * Reads what every message must have, and refuses what a later step might stumble over.
 * @returns the parts, or the name of the header that is missing, doubled or wrong
 */
export function readParts(message: SipMessage): SipParts | string {
  const values = byName(message.headers)
  const doubled = singles.find((name) => (values.get(name)?.length ?? 0) > 1)
  if (doubled !== undefined) return doubled
  const one = (name: string) => values.get(name)?.[0]
  const vias = readVias(values.get('via') ?? [])
  if (!vias) return 'via'
  const from = readNameAddress(one('from') ?? '')
  if (!from) return 'from'
  const to = readNameAddress(one('to') ?? '')
  if (!to) return 'to'
  const callId = one('call-id') ?? ''
  if (!/^[^\s@]+(?:@[^\s@]+)?$/.test(callId) || callId.length > longestCallId) return 'call-id'
  const cseq = readCseq(one('cseq') ?? '')
  if (!cseq || (message.kind === 'request' && cseq.method !== message.method)) return 'cseq'
  const maxForwards = one('max-forwards')
  if (maxForwards !== undefined && !/^\d{1,9}$/.test(maxForwards)) return 'max-forwards'
  if (maxForwards !== undefined && Number(maxForwards) > 255) return 'max-forwards'
  const contacts = readContacts(values.get('contact') ?? [])
  if (!contacts) return 'contact'
  const badRoute = ['route', 'record-route'].find((name) => values.get(name)?.some((it) => !readNameAddresses(it)))
  return badRoute ?? { vias, from, to, callId, cseq, contacts }
}

function byName(headers: SipHeader[]): Map<string, string[]> {
  const values = new Map<string, string[]>()
  for (const { name, value } of headers) {
    const known = values.get(name)
    if (known) known.push(value)
    else values.set(name, [value])
  }
  return values
}

function readVias(values: string[]): [Via, ...Via[]] | undefined {
  const [first, ...others] = values.flatMap((value) => (splitOutside(value, ',') ?? ['']).map(readVia))
  return first && others.every((it) => it !== undefined) ? [first, ...others] : undefined
}

/** A number below 2³¹ and a method (§8.1.1.5). */
function readCseq(value: string): SipParts['cseq'] | undefined {
  const [, digits = '', method = ''] = /^(\d{1,12})\s+(\S+)$/.exec(value) ?? []
  const number = Number(digits)
  return digits !== '' && number < 2 ** 31 && isToken(method) ? { number, method } : undefined
}

function readContacts(values: string[]): NameAddress[] | undefined {
  if (values.length === 1 && values[0] === '*') return []
  const contacts = values.map(readNameAddresses)
  return contacts.every((it) => it !== undefined) ? contacts.flat() : undefined
}
