import type { Clock } from '../platform/clock.ts'
import { addressBucket } from '../platform/limits/index.ts'

/** A form asks some fifteen times; thirty people behind one address of their provider may fill it in at once. */
const perMinute = 240
const mostCallers = 10_000

/**
 * Counts look-ups by who asks, in this process: they come with every key that is pressed, and a row written in the database
 * for each would cost more than the look-up does.
 */
export function createSuggestBudget(clock: Pick<Clock, 'now'>): (address: string) => boolean {
  const minutes = new Map<string, { minute: number; asked: number }>()
  return (address) => {
    const key = addressBucket(address)
    const minute = Math.floor(clock.now() / 60_000)
    const before = minutes.get(key)
    const asked = before?.minute === minute ? before.asked + 1 : 1
    minutes.delete(key)
    minutes.set(key, { minute, asked })
    for (const oldest of minutes.keys()) {
      if (minutes.size <= mostCallers) break
      minutes.delete(oldest)
    }
    return asked <= perMinute
  }
}
