import { describe, expect, it } from 'vitest'
import { Parts, type ProcessPort, runDaemon, type Stoppable } from './lifecycle.ts'
import { silentLog } from './log.ts'
import { VirtualClock } from './virtual-clock.ts'

const log = silentLog

describe('parts', () => {
  const part = (name: string, told: string[]) => () => {
    told.push(`+${name}`)
    return { stop: () => void told.push(`-${name}`) }
  }

  it('stop in the reverse of their start', async () => {
    const [told, parts]: [string[], Parts] = [[], new Parts(log)]
    await parts.start('a', part('a', told))
    await parts.start('b', part('b', told))
    await parts.stop()
    await parts.stop()
    expect(told).toEqual(['+a', '+b', '-b', '-a'])
  })

  it('are unwound when one fails to start', async () => {
    const [told, parts]: [string[], Parts] = [[], new Parts(log)]
    await parts.start('a', part('a', told))
    await parts.start('b', part('b', told))
    const failing = () => Promise.reject(new Error('no such port'))
    await expect(parts.start('c', failing)).rejects.toThrow('no such port')
    expect(told).toEqual(['+a', '+b', '-b', '-a'])
  })

  it('stop though one of them fails to', async () => {
    const [told, parts]: [string[], Parts] = [[], new Parts(log)]
    await parts.start('a', part('a', told))
    await parts.start('b', () => ({ stop: () => Promise.reject(new Error('stuck')) }))
    await parts.stop()
    expect(told).toEqual(['+a', '-a'])
  })
})

describe('a daemon', () => {
  function play(start: () => Promise<Stoppable>) {
    const clock = new VirtualClock()
    const listeners = new Map<string, (error: Error) => void>()
    const exits: number[] = []
    const messages: unknown[] = []
    const process: ProcessPort = {
      on: (event: string, listener: (error: Error) => void) => void listeners.set(event, listener),
      exit: (code) => void exits.push(code),
      send: (message) => void messages.push(message),
    }
    const running = runDaemon({ start, log, clock, process })
    const happen = (event: string) => listeners.get(event)?.(new Error('a bug'))
    return { clock, exits, messages, running, happen }
  }
  const quick = async () => ({ stop: () => {} })
  const stuck = async () => ({ stop: () => new Promise<void>(() => {}) })

  it('tells when it is ready, and ends with 0 after a signal', async () => {
    const { clock, exits, messages, running, happen } = play(quick)
    await running
    expect(messages).toEqual([{ type: 'ready' }])
    happen('SIGTERM')
    await clock.advance(0)
    expect(exits).toEqual([0])
  })

  it('ends at once after a second signal', async () => {
    const { clock, exits, running, happen } = play(stuck)
    await running
    happen('SIGTERM')
    await clock.advance(0)
    expect(exits).toEqual([])
    happen('SIGINT')
    expect(exits).toEqual([1])
  })

  it('ends within 5 s though a part does not stop', async () => {
    const { clock, exits, running, happen } = play(stuck)
    await running
    happen('SIGTERM')
    await clock.advance(4_999)
    expect(exits).toEqual([1])
  })

  it('ends with 1 when it cannot start', async () => {
    const { exits, messages, running } = play(() => Promise.reject(new Error('no disk')))
    await running
    expect([exits, messages]).toEqual([[1], []])
  })

  it('ends in order and with 1 when a bug comes up', async () => {
    let isStopped = false
    const { clock, exits, running, happen } = play(async () => ({
      stop() {
        isStopped = true
      },
    }))
    await running
    happen('uncaughtException')
    await clock.advance(0)
    expect([isStopped, exits]).toEqual([true, [1]])
  })

  it('stops what a signal has caught in the middle of its start', async () => {
    const begun = Promise.withResolvers<Stoppable>()
    let isStopped = false
    const { exits, messages, running, happen } = play(() => begun.promise)
    happen('SIGTERM')
    expect(exits).toEqual([])
    begun.resolve({
      stop() {
        isStopped = true
      },
    })
    await running
    expect([isStopped, exits, messages]).toEqual([true, [0], []])
  })
})
