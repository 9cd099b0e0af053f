import { isHost, isQuotedString, isToken, type Params, readParams, readPort, splitOutside } from './grammar.ts'
import { isUri } from './uri.ts'

/** `From`, `To`, `Contact`, `Route`: somebody's address and what belongs to the header about it (RFC 3261 §20.10). */
export interface NameAddress {
  uri: string
  params: Params
}

/** @returns nothing unless it keeps to the grammar */
export function readNameAddress(text: string): NameAddress | undefined {
  const value = text.trim()
  const open = endOfDisplayName(value)
  if (open === undefined) return undefined
  if (open < 0) {
    // Without brackets, what follows a semicolon belongs to the header, and a comma or question mark cannot be told (§20).
    const [, uri = '', rest = ''] = /^([^;,?\s]+)(\s*(?:;.*)?)$/.exec(value) ?? []
    return withParams(uri, rest)
  }
  const close = value.indexOf('>', open)
  return close < 0 ? undefined : withParams(value.slice(open + 1, close), value.slice(close + 1))
}

/** @returns where the bracket opens, -1 when there is none, nothing when what stands before it is no display name */
function endOfDisplayName(value: string): number | undefined {
  const [quoted] = /^"(?:[^"\\]|\\.)*"/.exec(value) ?? []
  const open = value.indexOf('<', quoted?.length ?? 0)
  if (open < 0) return quoted === undefined ? -1 : undefined
  const name = value.slice(0, open).trim()
  const isName = name === '' || isQuotedString(name) || name.split(/\s+/).every(isToken)
  return isName ? open : undefined
}

function withParams(uri: string, rest: string): NameAddress | undefined {
  const params = readParams(rest)
  return params && isUri(uri) ? { uri, params } : undefined
}

/** Several addresses with commas between them. */
export function readNameAddresses(text: string): NameAddress[] | undefined {
  const addresses = splitOutside(text, ',')?.map(readNameAddress)
  return addresses?.every((it) => it !== undefined) ? addresses : undefined
}

/** One hop of a message's way (RFC 3261 §20.42). */
export interface Via {
  /** In upper case. */
  transport: string
  host: string
  port: number | undefined
  params: Params
}

const via = /^SIP\s*\/\s*2\.0\s*\/\s*([^\s/]+)\s+(\[[^\]]*\]|[^\s:;]+)\s*(?::\s*(\d+)\s*)?\s*((?:;.*)?)$/i

export function readVia(text: string): Via | undefined {
  const [, transport = '', host = '', portText, rest = ''] = via.exec(text.trim()) ?? []
  const port = portText === undefined ? undefined : readPort(portText)
  if (!isToken(transport) || !isHost(host) || (portText !== undefined && port === undefined)) return undefined
  const params = readParams(rest)
  return params && { transport: transport.toUpperCase(), host, port, params }
}
