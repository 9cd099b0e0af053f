import { statusGolden, statusMessage } from '@domovoy/protocol/mqtt'
import { expect, it } from 'vitest'
import { version } from '../runtime/version.ts'
import { buildStatus } from './status.ts'

it('says of each door what it does, and how long a release lasts', () => {
  const door = {
    id: 'main',
    pulseMs: 5_000,
    state: () => 'locked' as const,
    grant: async () => true,
    stop: async () => {},
  }
  const status = buildStatus({ doors: [door], camera: () => 'idle', panel: () => 'none' }, bootId, 1_000.4)
  expect(status).toEqual({
    ...{ online: true, bootId, version, sinceMs: 1_000, camera: 'idle', panel: 'none' },
    doors: [{ id: 'main', state: 'locked', pulseMs: 5_000 }],
  })
  expect(statusMessage.parse(status)).toEqual(status)
})

it('is understood from a daemon that does not say it', () => {
  const { doors: _doors, ...rest } = statusGolden.online ? statusGolden : { doors: [] }
  expect(statusMessage.safeParse({ ...rest, doors: [{ id: 'main', state: 'locked' }] }).success).toBe(true)
})

const bootId = '01936f4e-5a00-7000-8000-000000000009'
