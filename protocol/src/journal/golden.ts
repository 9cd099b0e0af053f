import type { JournalRecord } from './record.ts'

/** Two records as they stand on the wire, chained from the first. */
export const journalBatchGoldenRecords: JournalRecord[] = [
  {
    n: 1,
    atMs: 1795163640000,
    event: { kind: 'started', bootId: '01936f4e-5a00-7000-8000-000000000001', version: '0.1.0', clean: true },
    hash: '11916a319bdff46042b58a7f84fe50d84d308bffb1a6193b80edebb8d27f9989',
  },
  {
    n: 2,
    atMs: 1795163641000,
    event: {
      kind: 'granted',
      door: 'main',
      via: 'app',
      actor: { kind: 'resident', id: '01936f4e-5a00-7000-8000-000000000004' },
      commandId: '01936f4e-5a00-7000-8000-000000000003',
    },
    hash: '5b44668fc5c6f17e72103e3389a7d4b0bfd1994c38659766db3d9438ea5c41d2',
  },
]
