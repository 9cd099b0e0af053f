import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DataFolderTakenError, lockDataFolder } from './lock-data-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'lock-'))
const other = `import { lockDataFolder } from ${JSON.stringify(new URL('lock-data-folder.ts', import.meta.url).href)}
try { lockDataFolder(${JSON.stringify(folder)}); process.stdout.write('taken') } catch (e) { process.stdout.write(e.name) }`
const inAnotherProcess = () =>
  execFileSync(process.execPath, ['--input-type=module', '-e', other], { encoding: 'utf8' })

it('gives a data folder to one process at a time, and frees it with the process', () => {
  expect(inAnotherProcess()).toBe('taken')
  const release = lockDataFolder(folder)
  expect(inAnotherProcess()).toBe(DataFolderTakenError.name)
  release()
  expect(inAnotherProcess()).toBe('taken')
})
