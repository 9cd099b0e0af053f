import { rmSync, statSync } from 'node:fs'
import { expect, it } from 'vitest'
import { socketFolder } from './embedded-place.ts'

it('keeps the socket in the folder of the database, where its path is short enough', () => {
  expect(socketFolder('/srv/domovoy/postgres', undefined)).toBe('/srv/domovoy/postgres')
})

it('keeps it elsewhere otherwise, in a new folder that is closed to others', () => {
  const deep = `/${'x'.repeat(100)}`
  const made = [socketFolder(deep, undefined), socketFolder(deep, undefined)]
  expect(new Set(made).size).toBe(2)
  for (const folder of made) {
    expect(statSync(folder).mode & 0o077).toBe(0)
    expect(folder.length).toBeLessThan(60)
    rmSync(folder, { recursive: true })
  }
})
