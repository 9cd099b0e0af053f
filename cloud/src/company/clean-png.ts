import { crc32 } from 'node:zlib'
import { limitPixels, tooLarge, unreadable } from './logo-limits.ts'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** What a picture needs; texts, times, places and whatever else stays behind (PNG 3 §11). */
const kept = new Set(['IHDR', 'PLTE', 'tRNS', 'sRGB', 'gAMA', 'cHRM', 'IDAT', 'IEND'])
/** Length, type and check sum around a chunk's content. */
const overhead = 12

export function isPng(file: Uint8Array): boolean {
  return signature.equals(file.subarray(0, signature.length))
}

/**
 * The picture alone, without what was tucked into or behind it.
 * @throws DomainError `logo.unreadable`, `logo.too-large`
 */
export function cleanPng(file: Uint8Array): Buffer {
  const bytes = Buffer.from(file)
  const parts: Buffer[] = [signature]
  let at = signature.length
  let type = ''
  let hasPicture = false
  while (type !== 'IEND') {
    if (at + overhead > bytes.length) throw unreadable('the file ends too soon')
    const length = bytes.readUInt32BE(at)
    const end = at + overhead + length
    if (end > bytes.length) throw unreadable('the file ends too soon')
    type = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) throw unreadable(`${type} is damaged`)
    if (parts.length === 1) checkHeader(type, bytes.subarray(at + 8, end - 4))
    if (kept.has(type)) parts.push(bytes.subarray(at, end))
    hasPicture ||= type === 'IDAT'
    at = end
  }
  if (!hasPicture) throw unreadable('there is no picture in it')
  return Buffer.concat(parts)
}

function checkHeader(type: string, header: Buffer): void {
  if (type !== 'IHDR' || header.length !== 13) throw unreadable('it does not begin with IHDR')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  if (width === 0 || height === 0) throw unreadable('the picture is empty')
  if (width > limitPixels || height > limitPixels) throw tooLarge()
}
