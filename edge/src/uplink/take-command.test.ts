import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandGolden } from '@domovoy/protocol/command'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type EdgeDatabase, openDatabase } from '../runtime/database.ts'
import { commandLimits, recallCommands, takeCommand } from './take-command.ts'

let folder: string
let db: EdgeDatabase & { stop(): void }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'domovoy-taken-'))
  db = openDatabase(folder)
})
afterEach(() => {
  db.stop()
  rmSync(folder, { recursive: true, force: true })
})

const { rememberedMs } = commandLimits
const numbered = (i: number, issuedAtMs = commandGolden.issuedAtMs) => ({
  ...commandGolden,
  id: `01936f4e-5a00-7000-8000-${String(i).padStart(12, '0')}`,
  issuedAtMs,
})

it('a command is remembered once it is taken, and cannot be taken again', () => {
  expect(recallCommands(db, numbered(1).id)).toEqual({ has: false, newestIssuedAtMs: undefined })
  takeCommand(db, numbered(1))
  expect(recallCommands(db, numbered(1).id)).toEqual({ has: true, newestIssuedAtMs: commandGolden.issuedAtMs })
  expect(() => takeCommand(db, numbered(1))).toThrow()
})

it('a command is not taken when what goes with it fails', () => {
  const failing = () => {
    throw new Error('disk full')
  }
  expect(() => takeCommand(db, numbered(1), failing)).toThrow('disk full')
  expect(recallCommands(db, numbered(1).id).has).toBe(false)
})

it('ids are forgotten once their commands are refused for their age anyway', () => {
  takeCommand(db, numbered(1))
  takeCommand(db, numbered(2, commandGolden.issuedAtMs + rememberedMs))
  expect(recallCommands(db, numbered(1).id).has).toBe(true)
  takeCommand(db, numbered(3, commandGolden.issuedAtMs + rememberedMs + 1))
  expect(recallCommands(db, numbered(1).id).has).toBe(false)
  expect(recallCommands(db, numbered(1).id).newestIssuedAtMs).toBe(commandGolden.issuedAtMs + rememberedMs + 1)
})
