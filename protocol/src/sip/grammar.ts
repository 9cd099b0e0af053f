/** `token` of RFC 3261 §25.1, as the inside of a character class. */
export const tokenCharacters = "A-Za-z0-9\\-.!%*_+`'~"
const token = new RegExp(`^[${tokenCharacters}]+$`)
const hostname = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z](?:[a-z0-9-]*[a-z0-9])?\.?$/i
const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const ipv4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`)

export function isToken(text: string): boolean {
  return token.test(text)
}

/** A name, an IPv4 address, or an IPv6 address in brackets. */
export function isHost(text: string): boolean {
  if (text.length > 255) return false
  if (text.startsWith('[')) return /^\[[0-9a-f:.]+\]$/i.test(text) && URL.canParse(`http://${text}`)
  return hostname.test(text) || ipv4.test(text)
}

/** @returns nothing unless it is 1…65535 */
export function readPort(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return port >= 1 && port <= 65_535 ? port : undefined
}

/**
 * Cuts at a character that stands outside of quotes and angle brackets.
 * @returns nothing when a quote or a bracket is left open
 */
export function splitOutside(text: string, separator: ',' | ';'): string[] | undefined {
  const parts: string[] = []
  let isQuoted = false
  let isBracketed = false
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (isQuoted) {
      if (character === '\\') at++
      else if (character === '"') isQuoted = false
    } else if (character === '"') isQuoted = true
    else if (character === '<') isBracketed = true
    else if (character === '>') isBracketed = false
    else if (character === separator && !isBracketed) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  return isQuoted || isBracketed ? undefined : [...parts, text.slice(start)]
}

export type Params = ReadonlyMap<string, string>

/**
 * Parameters behind a value: `;name=value;name`. Names in lower case; a value as it stands, quotes and all.
 * @returns nothing when they break the grammar
 */
export function readParams(text: string): Params | undefined {
  const params = new Map<string, string>()
  if (text.trim() === '') return params
  const parts = splitOutside(text.trim(), ';')
  if (parts?.shift() !== '') return undefined
  for (const part of parts) {
    const [, name, value] = /^\s*([^=\s]+)\s*(?:=\s*(.*?))?\s*$/.exec(part) ?? []
    if (name === undefined || !isToken(name) || params.has(name.toLowerCase())) return undefined
    if (value !== undefined && !isParamValue(value)) return undefined
    params.set(name.toLowerCase(), value ?? '')
  }
  return params
}

function isParamValue(value: string): boolean {
  return isToken(value) || isQuotedString(value) || isHost(value)
}

/** Escapes stay as they are. */
export function isQuotedString(text: string): boolean {
  return /^"(?:[^"\\]|\\.)*"$/.test(text)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get in
const control = /[\u0000-\u0008\u000a-\u001f\u007f]/

/** Whether something stands in a line that could end it, or that no reader expects. A quoted pair may hold most (§25.1). */
export function hasControl(line: string): boolean {
  return control.test(line.replaceAll(/\\[^\r\n]/g, ''))
}
