import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { silentLog } from '../runtime/log.ts'
import { VirtualClock } from '../runtime/virtual-clock.ts'
import { awaitIdentity } from './await-identity.ts'
import { type Identity, identityPaths } from './identity.ts'

const controllerId = '01936f4e-5a00-7000-8000-000000000005'
const jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }

let folder: string
let clock: VirtualClock
let found: Identity[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'domovoy-identity-'))
  clock = new VirtualClock()
  found = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const wait = () => awaitIdentity(folder, clock, silentLog, (identity) => void found.push(identity))

function claim(commandKeys: object[] = [{ kid: 'k1', jwk }]): void {
  const paths = identityPaths(folder)
  mkdirSync(paths.folder, { recursive: true })
  for (const file of [paths.key, paths.certificate, paths.caCertificate]) writeFileSync(file, 'PEM')
  writeFileSync(paths.file, JSON.stringify({ controllerId, mqttUrl: 'mqtts://localhost:8883', commandKeys }))
}

/** Lets a second of the daemon's time pass, and what it reads from the disk arrive. */
async function second(isSo = () => true): Promise<void> {
  await clock.advance(1_000)
  for (let turn = 0; turn < 1_000 && !isSo(); turn++) await new Promise((resolve) => setImmediate(resolve))
}

it('finds an identity that is there, and looks no further', async () => {
  claim()
  await wait()
  expect(found.map((identity) => identity.controllerId)).toEqual([controllerId])
  expect(clock.pendingTimers).toBe(0)
})

it('finds an identity that comes later, once', async () => {
  await wait()
  await second()
  expect(found).toEqual([])
  claim()
  await second(() => found.length > 0)
  await second()
  expect([found.length, clock.pendingTimers]).toEqual([1, 0])
})

it.each([
  ['a private command key', [{ kid: 'k1', jwk: { ...jwk, d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A' } }]],
  ['a key of another kind', [{ kid: 'k1', jwk: { kty: 'oct', k: 'AAAA' } }]],
  ['no command key', []],
])('waits on when the identity has %s, and takes the next', async (_, commandKeys) => {
  claim(commandKeys)
  await wait()
  expect(found).toEqual([])
  claim()
  await second(() => found.length > 0)
  expect(found).toHaveLength(1)
})

it('looks no more once it is stopped', async () => {
  const waiting = await wait()
  waiting.stop()
  claim()
  await second()
  expect([found.length, clock.pendingTimers]).toEqual([0, 0])
})
