import { expect, it } from 'vitest'
import { createLanes } from './lanes.ts'

/** Work that ends when it is told to. */
function jobs() {
  const begun: string[] = []
  const ends = new Map<string, PromiseWithResolvers<void>>()
  const job = (name: string) => () => {
    begun.push(name)
    const end = Promise.withResolvers<void>()
    ends.set(name, end)
    return end.promise
  }
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  return {
    begun,
    job,
    end: async (name: string) => {
      ends.get(name)?.resolve()
      await settle()
    },
    fail: async (name: string) => {
      ends.get(name)?.reject(new Error(name))
      await settle()
    },
  }
}

it('runs work of one key in order, and others beside it', async () => {
  const { begun, job, end } = jobs()
  const lanes = createLanes()
  const done = ['a1', 'a2', 'b1'].map((name) => lanes.run(name.charAt(0), job(name)))
  expect(begun).toEqual(['a1', 'b1'])
  await end('a1')
  expect(begun).toEqual(['a1', 'b1', 'a2'])
  await end('a2')
  await end('b1')
  expect(await Promise.all(done)).toEqual([true, true, true])
})

it('runs no more at once than its width, whoever asks; each key comes to its turn', async () => {
  const { begun, job, end } = jobs()
  const lanes = createLanes({ width: 2 })
  for (const name of ['a1', 'a2', 'a3', 'b1', 'c1']) void lanes.run(name.charAt(0), job(name))
  expect(begun).toEqual(['a1', 'b1'])
  await end('a1')
  expect(begun).toEqual(['a1', 'b1', 'c1'])
  await end('c1')
  expect(begun.at(-1)).toBe('a2')
})

it('leaves out what is too much of one key', async () => {
  const { begun, job, end } = jobs()
  const lanes = createLanes({ deepest: 1 })
  const [first, second, third] = ['1', '2', '3'].map((name) => lanes.run('a', job(name)))
  expect(await third).toBe(false)
  await end('1')
  await end('2')
  expect(await Promise.all([first, second])).toEqual([true, true])
  void lanes.run('a', job('4'))
  expect(begun).toEqual(['1', '2', '4'])
})

it('goes on after work that failed', async () => {
  const { begun, job, fail } = jobs()
  const lanes = createLanes({ width: 1 })
  const failed = expect(lanes.run('a', job('1'))).rejects.toThrow('1')
  void lanes.run('a', job('2'))
  await fail('1')
  await failed
  expect(begun).toEqual(['1', '2'])
})
