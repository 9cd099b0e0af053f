import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inOrder, mayGrant, permissions, permissionsOf, roles } from './permissions.ts'

const held = fc.subarray([...roles])

it('an administrator may do everything, nobody else may manage staff, settings or read the log', () => {
  expect(permissionsOf(['administrator'])).toEqual(permissions)
  for (const role of roles.filter((it) => it !== 'administrator')) {
    for (const guarded of ['staff.manage', 'company.settings', 'audit.read'] as const) {
      expect(permissionsOf([role]), role).not.toContain(guarded)
    }
  }
})

it('a reader changes nothing', () => {
  expect(permissionsOf(['reader']).every((it) => it.endsWith('.read'))).toBe(true)
})

it('nobody hands out what they do not have', () => {
  fc.assert(
    fc.property(held, held, (own, given) => {
      const may = permissionsOf(own)
      const isWithin = permissionsOf(given).every((it) => may.includes(it))
      expect(mayGrant(may, given)).toBe(isWithin)
      expect(mayGrant(permissionsOf([...own, ...given]), given)).toBe(true)
    }),
  )
})

it('more roles are never fewer rights, and each stands once', () => {
  fc.assert(
    fc.property(held, held, (one, two) => {
      const both = permissionsOf([...one, ...two])
      for (const it of permissionsOf(one)) expect(both).toContain(it)
      expect(inOrder([...one, ...two, ...one])).toEqual(roles.filter((it) => one.includes(it) || two.includes(it)))
    }),
  )
})
