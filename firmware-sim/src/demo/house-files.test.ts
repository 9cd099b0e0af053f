import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { houseFiles, readControllerId, writePrivately } from './house-files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('keeps the GPIO socket in the data folder, or where its path is short enough for the system', () => {
  expect(houseFiles(folder).gpioSocket).toBe(join(folder, 'gpio.sock'))
  const deep = houseFiles(join(folder, 'a'.repeat(60), 'b'.repeat(60)))
  expect(Buffer.byteLength(deep.gpioSocket)).toBeLessThan(100)
  expect(deep.gpioSocket).not.toBe(houseFiles(folder).gpioSocket)
})

it('knows no controller where the identity is missing or broken', () => {
  const files = houseFiles(folder)
  expect(readControllerId(files)).toBeUndefined()
  const broken = { ...files, edgeIdentity: join(folder, 'identity.json') }
  writePrivately(broken.edgeIdentity, '{"controllerId":')
  expect(readControllerId(broken)).toBeUndefined()
})
