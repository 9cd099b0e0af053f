import { isHost, readPort } from './grammar.ts'

/** A `sip:` or `sips:` address by RFC 3261 §19.1. */
export interface SipUri {
  scheme: 'sip' | 'sips'
  /** With its escapes; a password behind a colon is left out. */
  user: string
  /** IPv6 in brackets. */
  host: string
  port: number | undefined
  params: ReadonlyMap<string, string>
}

const longest = 1_024
const user = /^(?:[A-Za-z0-9\-_.!~*'()&=+$,;?/]|%[0-9A-Fa-f]{2})+(?::(?:[A-Za-z0-9\-_.!~*'()&=+$,]|%[0-9A-Fa-f]{2})*)?$/
const param = /^(?:[A-Za-z0-9\-_.!~*'()[\]/:&+$]|%[0-9A-Fa-f]{2})+$/
const uriHeaders = /^(?:[A-Za-z0-9\-_.!~*'()[\]/?:+$&=]|%[0-9A-Fa-f]{2})+$/

/** @returns nothing unless it keeps to the grammar */
export function readSipUri(text: string): SipUri | undefined {
  const [, scheme, rest] = /^(sips?):([^\s<>"]+)$/i.exec(text) ?? []
  if (scheme === undefined || rest === undefined || text.length > longest) return undefined
  const at = rest.lastIndexOf('@')
  const userPart = at < 0 ? '' : rest.slice(0, at)
  if (at >= 0 && !user.test(userPart)) return undefined
  const [, place = '', paramText = '', headerText] = /^([^;?]+)((?:;[^?]*)?)(?:\?(.*))?$/.exec(rest.slice(at + 1)) ?? []
  const [, host = '', portText] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(place) ?? []
  const port = portText === undefined ? undefined : readPort(portText)
  if (!isHost(host) || (portText !== undefined && port === undefined)) return undefined
  if (headerText !== undefined && !uriHeaders.test(headerText)) return undefined
  const params = readUriParams(paramText)
  const [name = ''] = userPart.split(':')
  return params && { scheme: scheme.toLowerCase() === 'sips' ? 'sips' : 'sip', user: name, host, port, params }
}

function readUriParams(text: string): ReadonlyMap<string, string> | undefined {
  const params = new Map<string, string>()
  for (const part of text === '' ? [] : text.slice(1).split(';')) {
    const [, name = '', value] = /^([^=]*)(?:=(.*))?$/.exec(part) ?? []
    if (!param.test(name) || (value !== undefined && !param.test(value)) || params.has(name.toLowerCase()))
      return undefined
    params.set(name.toLowerCase(), value ?? '')
  }
  return params
}

/** Any other scheme: its own grammar is not ours to judge, but nothing in it may end a header. */
export function isUri(text: string): boolean {
  if (/^sips?:/i.test(text)) return readSipUri(text) !== undefined
  return text.length <= longest && /^[a-z][a-z0-9+.-]*:[^\s<>"]+$/i.test(text)
}
