import { brotliCompressSync, constants } from 'node:zlib'

/**
 * The tables that a screen needs, with their index among WOFF2's known tags (W3C WOFF 2.0 §4.1).
 * Vertical metrics and glyph names stay behind.
 */
const keptTables = new Map([
  ['cmap', 0],
  ['head', 1],
  ['hhea', 2],
  ['hmtx', 3],
  ['maxp', 4],
  ['name', 5],
  ['OS/2', 6],
  ['post', 7],
  ['prep', 9],
  ['glyf', 10],
  ['loca', 11],
  ['gasp', 17],
  ['GDEF', 28],
  ['GPOS', 29],
  ['GSUB', 30],
])

const headerBytes = 48
/** Transform version 3: «as it is», the only one without the glyph transform for `glyf` and `loca` (§5.1, §5.3). */
const untransformed = 3 << 6

interface Table {
  tag: string
  index: number
  data: Buffer
}

/**
 * Packs a TrueType font as WOFF2 without the optional glyph transform: brotli over the tables, less than half of the TTF.
 * @param ttf a whole TrueType file
 * @returns a WOFF2 file
 */
export function packWoff2(ttf: Buffer): Buffer {
  const tables = readTables(ttf)
  const directory = Buffer.concat(tables.map(directoryEntry))
  const compressed = brotliCompressSync(Buffer.concat(tables.map((table) => table.data)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT },
  })
  const unpadded = headerBytes + directory.length + compressed.length
  const length = unpadded + padding(unpadded)
  const header = Buffer.alloc(headerBytes)
  header.write('wOF2', 0, 'latin1')
  header.writeUInt32BE(ttf.readUInt32BE(0), 4)
  header.writeUInt32BE(length, 8)
  header.writeUInt16BE(tables.length, 12)
  header.writeUInt32BE(sfntSize(tables), 16)
  header.writeUInt32BE(compressed.length, 20)
  header.writeUInt16BE(1, 24)
  return Buffer.concat([header, directory, compressed, Buffer.alloc(padding(unpadded))])
}

function readTables(ttf: Buffer): Table[] {
  const tables: Table[] = []
  for (let n = 0; n < ttf.readUInt16BE(4); n++) {
    const entry = 12 + 16 * n
    const tag = ttf.toString('latin1', entry, entry + 4)
    const index = keptTables.get(tag)
    if (index === undefined) continue
    const offset = ttf.readUInt32BE(entry + 8)
    const data = ttf.subarray(offset, offset + ttf.readUInt32BE(entry + 12))
    tables.push({ tag, index, data: tag === 'post' ? withoutGlyphNames(data) : data })
  }
  return tables
}

/** `post` version 3 is its 32-byte head without names (OpenType, post table). */
function withoutGlyphNames(post: Buffer): Buffer {
  const head = Buffer.from(post.subarray(0, 32))
  head.writeUInt32BE(0x00030000, 0)
  return head
}

function directoryEntry({ tag, index, data }: Table): Buffer {
  const isGlyphTable = tag === 'glyf' || tag === 'loca'
  return Buffer.from([isGlyphTable ? index | untransformed : index, ...base128(data.length)])
}

/** UIntBase128 (§6.1.1): seven bits a byte, the most significant first. */
function base128(value: number): number[] {
  const bytes = [value & 0x7f]
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 0x7f) | 0x80)
  return bytes
}

function sfntSize(tables: readonly Table[]): number {
  return tables.reduce((sum, { data }) => sum + data.length + padding(data.length), 12 + 16 * tables.length)
}

function padding(length: number): number {
  return (4 - (length % 4)) % 4
}
