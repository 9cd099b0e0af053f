import { setImmediate } from 'node:timers/promises'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { Section } from './gather-data.ts'

export interface PackedFile {
  /** A path in the archive. */
  path: string
  bytes: Uint8Array
  /** Pictures and PDF are packed already. */
  isPacked: boolean
}

/** A ZIP archive (PKWARE APPNOTE 6.3) of files. Other work goes on between one file and the next. */
export async function pack(files: AsyncIterable<PackedFile> | Iterable<PackedFile>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  const done = Promise.withResolvers<void>()
  const zip = new Zip((error, part, isLast) => {
    if (error) return done.reject(error)
    parts.push(part)
    if (isLast) done.resolve()
  })
  for await (const { path, bytes, isPacked } of files) {
    const entry = isPacked ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 })
    zip.add(entry)
    entry.push(bytes, true)
    await setImmediate()
  }
  zip.end()
  await done.promise
  return Buffer.concat(parts)
}

/** What each file of the archive is, for whoever opens it in ten years. */
export function describeArchive(sections: readonly Section[], madeAt: Date): string {
  const lines = sections
    .filter(({ rows }) => rows.length > 0)
    .map(({ table, titles, rows }) => {
      const [ru, en] = (['ru', 'en'] as const).map((language) => titles.map((it) => it[language]).join('; '))
      return `data/${table}.json — ${ru} / ${en}: ${rows.length}`
    })
  return [
    `Архив ваших данных в «Домовом», ${madeAt.toISOString()}`,
    'Каждый файл data/*.json (JSON, UTF-8) — таблица; время в UTC. Файлы, которые вы прикладывали, — в папке files.',
    'Пароли, ключи и сетевые секреты в архив не входят: они хранятся так, что прочесть их нельзя.',
    '',
    `Archive of your data in Domovoy, ${madeAt.toISOString()}`,
    'Each file data/*.json (JSON, UTF-8) is a table; times are UTC. Files that you attached are in the folder files.',
    'Passwords, keys and secrets are not in it: they are kept so that nobody can read them.',
    '',
    ...lines,
    '',
  ].join('\r\n')
}
