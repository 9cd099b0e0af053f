import { expect, it } from 'vitest'
import { ProblemError } from '../../shared/api/problem.ts'
import { toOpenFailure } from './open-failure.ts'

it.each([
  [new ProblemError('door.refused', 409, '', { reason: 'expired' }), { kind: 'refused', reason: 'expired' }],
  [new ProblemError('door.refused', 409), { kind: 'refused', reason: undefined }],
  [
    new ProblemError('controller.offline', 503, '', { since: '2026-11-20T09:00:00Z' }),
    { kind: 'offline', sinceMs: Date.UTC(2026, 10, 20, 9) },
  ],
  [new ProblemError('controller.offline', 503, '', { since: null }), { kind: 'offline', sinceMs: null }],
  [new ProblemError('controller.silent', 504), { kind: 'silent' }],
  [new ProblemError('network.timeout', 0), { kind: 'lost' }],
  [new ProblemError('network.lost', 0), { kind: 'lost' }],
])('%s', (problem, failure) => expect(toOpenFailure(problem, true)).toEqual(failure))

it('tells a browser without network from an answer that got lost', () => {
  expect(toOpenFailure(new ProblemError('network.lost', 0), false)).toEqual({ kind: 'network' })
})

it('keeps what it does not know', () => {
  const problem = new ProblemError('http.500', 500)
  expect(toOpenFailure(problem, true)).toEqual({ kind: 'other', error: problem })
})
