import { crc32, deflateRawSync } from 'node:zlib'

/** Makes a ZIP for tests; `claims` puts another unpacked size into its directory than there is. */
export function makeZip(entries: readonly { name: string; bytes: Buffer; claims?: number }[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, bytes, claims = bytes.length } of entries) {
    const packed = deflateRawSync(bytes)
    const title = Buffer.from(name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    writeSizes(head, 4, { crc: crc32(bytes), packed: packed.length, size: claims, name: title.length })
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    writeSizes(entry, 6, { crc: crc32(bytes), packed: packed.length, size: claims, name: title.length })
    entry.writeUInt32LE(at, 42)
    parts.push(head, title, packed)
    directory.push(entry, title)
    at += head.length + title.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listed, end])
}

function writeSizes(
  into: Buffer,
  from: number,
  { crc, packed, size, name }: { crc: number; packed: number; size: number; name: number },
): void {
  into.writeUInt16LE(20, from)
  into.writeUInt16LE(0x800, from + 2)
  into.writeUInt16LE(8, from + 4)
  into.writeUInt32LE(crc, from + 10)
  into.writeUInt32LE(packed, from + 14)
  into.writeUInt32LE(size, from + 18)
  into.writeUInt16LE(name, from + 22)
}
