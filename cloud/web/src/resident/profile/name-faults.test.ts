import { expect, it } from 'vitest'
import { ProblemError } from '../../shared/api/problem.ts'
import { nameFaults } from './name-faults.ts'

const problem = (code: string, fields: unknown) => new ProblemError(code, 400, 'x', { fields })

it('finds what is wrong with each part', () => {
  const fields = [
    { path: 'familyName', code: 'latin' },
    { path: 'patronymic', code: 'something new' },
  ]
  expect(nameFaults(problem('name.family', fields))).toEqual({ familyName: 'latin', patronymic: 'letters' })
})

it.each([
  ['nothing', null],
  ['an error that is no problem', new Error('x')],
  ['another problem', problem('network.lost', [{ path: 'familyName', code: 'latin' }])],
  ['fields that are none', problem('name.family', 'x')],
  ['fields of another shape', problem('name.family', [null, 1, {}, { path: 'phone', code: 'empty' }])],
])('finds nothing in %s', (_what, error) => expect(nameFaults(error)).toEqual({}))
