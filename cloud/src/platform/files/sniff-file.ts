import { DomainError } from '../errors.ts'
import { fileFaults } from './errors.ts'
import { type FileKind, fileKinds } from './file-kinds.ts'
import { zipBudget } from './read-zip.ts'

/** What one file may take (product, T4). */
export const largestFileBytes = 10 * 1024 * 1024

const endings: Record<FileKind, readonly string[]> = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  xml: ['xml'],
  zip: ['zip'],
  signature: ['sig', 'p7s', 'sgn'],
}

const kindWords: Record<FileKind, string> = {
  pdf: 'PDF',
  jpeg: 'JPG',
  png: 'PNG',
  xml: 'XML',
  zip: 'ZIP',
  signature: 'SIG',
}

export const mediaTypes: Record<FileKind, string> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  xml: 'application/xml',
  zip: 'application/zip',
  signature: 'application/pkcs7-signature',
}

/**
 * What a file is, by what stands in it. Its name must say the same: nobody may be led to open one thing as another.
 * @param name as given; one without an ending claims nothing
 * @returns its kind, and the name under which it is kept
 * @throws DomainError `file.empty`, `file.too-large`, `file.kind`, `file.lies`, `file.broken`, `file.archive`
 */
export function sniffFile(
  name: string,
  bytes: Buffer,
  allowed: readonly FileKind[] = fileKinds,
): { kind: FileKind; name: string } {
  if (bytes.length === 0) throw new DomainError(fileFaults['file.empty'])
  if (bytes.length > largestFileBytes) throw tooLarge()
  const clean = cleanName(name)
  const ending = /\.([\p{L}\p{N}]{1,8})$/u.exec(clean)?.[1]?.toLowerCase()
  const claimed = fileKinds.find((kind) => ending !== undefined && endings[kind].includes(ending))
  const kind = kindOf(bytes)
  if (kind === undefined || !allowed.includes(kind)) {
    // What says to be one of ours and is nothing known, lies as well.
    if (claimed && kind !== claimed) throw new DomainError(fileFaults['file.lies'], { claimed: kindWords[claimed] })
    throw new DomainError(fileFaults['file.kind'], { allowed: allowed.map((it) => kindWords[it]).join(', ') })
  }
  if (ending !== undefined && claimed !== kind) {
    throw new DomainError(fileFaults['file.lies'], { claimed: claimed ? kindWords[claimed] : `.${ending}` })
  }
  if (kind === 'zip') checkZip(bytes)
  return { kind, name: ending === undefined ? `${clean}.${endings[kind][0]}` : clean }
}

/** The same for a thread of its own: whole archives are unpacked. @throws DomainError as `sniffFile` does */
export function* sniffAside(
  name: string,
  bytes: Uint8Array,
  allowed: readonly FileKind[],
): Generator<{ kind: FileKind; name: string }, void> {
  yield sniffFile(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), allowed)
}

export function tooLarge(): DomainError {
  return new DomainError(fileFaults['file.too-large'], { limitMb: largestFileBytes / 1024 / 1024 })
}

/** A name that can be shown and saved anywhere: one line, no folders, nothing that turns the direction of writing. */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}<>:"|?*]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '')
  if (clean === '') return 'file'
  const signs = [...clean]
  if (signs.length <= 100) return clean
  // The ending says what it is and stays.
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(clean)?.[0] ?? ''
  return `${signs
    .slice(0, 100 - ending.length)
    .join('')
    .trimEnd()}${ending}`
}

function kindOf(bytes: Buffer): FileKind | undefined {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') {
    return bytes.subarray(-2048).includes('%%EOF') ? 'pdf' : undefined
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff && bytes.length > 100) return 'jpeg'
  if (bytes.subarray(0, 8).equals(pngHead) && bytes.subarray(12, 16).toString('latin1') === 'IHDR') return 'png'
  if (bytes.length >= 22 && bytes.readUInt32BE(0) === 0x504b0304) return 'zip'
  if (isSignature(bytes)) return 'signature'
  return isXml(bytes) ? 'xml' : undefined
}

const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** 1.2.840.113549.1.7.2, signedData (RFC 5652 §5.1), in DER. */
const signedData = Buffer.from('06092a864886f70d010702', 'hex')

function isSignature(bytes: Buffer): boolean {
  if (bytes[0] === 0x30 && bytes.subarray(0, 32).includes(signedData)) return true
  const head = bytes.subarray(0, 200).toString('latin1').trimStart()
  const text = head.replace(/^-----BEGIN [A-Z0-9 ]+-----/, '').replaceAll(/\s/g, '')
  const decoded = Buffer.from(text.slice(0, 44), 'base64')
  return /^[A-Za-z0-9+/]{40}/.test(text) && decoded[0] === 0x30 && decoded.includes(signedData)
}

/** Plain text that begins as XML does. Whether it is whole, and what it says, is for its reader. */
function isXml(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false
  const head = bytes
    .subarray(0, 400)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  return (
    /^<\?xml\s/.test(head) ||
    (/^<[\p{L}_][\p{L}\p{N}_.:-]*[\s/>]/u.test(head) && !/^<(?:!doctype|html|svg|script)\b/i.test(head))
  )
}

/** Everything inside must be small enough and be what Rosreestr sends. */
function checkZip(bytes: Buffer, open = zipBudget(), depth = 0): void {
  for (const entry of open(bytes)) {
    const kind = fileKinds.find((it) => endings[it].some((ending) => entry.name.toLowerCase().endsWith(`.${ending}`)))
    if (kind === 'zip') {
      if (depth > 0) throw new DomainError(fileFaults['file.archive'], { what: 'zip/zip/zip' })
      checkZip(entry.read(), open, depth + 1)
      continue
    }
    const isText = /\.(?:txt|html?|xsl)$/i.test(entry.name)
    if (kind === undefined && !isText)
      throw new DomainError(fileFaults['file.archive'], { what: cleanName(entry.name) })
    entry.read()
  }
}
