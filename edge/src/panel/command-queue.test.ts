import type { Command } from '@domovoy/protocol/osdp'
import { describe, expect, it } from 'vitest'
import { enqueue } from './command-queue.ts'

const text = (words: string, seconds?: number): Command => ({
  type: 'show-text',
  reader: 0,
  wraps: false,
  row: 1,
  column: 1,
  text: words,
  ...(seconds !== undefined && { seconds }),
})
const buzz = (count: number): Command => ({
  type: 'sound-buzzer',
  reader: 0,
  tone: 'default',
  onTicks: 1,
  offTicks: 1,
  count,
})

describe('the queue', () => {
  it('keeps the order', () => {
    expect(enqueue(enqueue([], [text('a')]), [buzz(1)])).toEqual([text('a'), buzz(1)])
  })

  it('forgets what a newer word makes void', () => {
    expect(enqueue([buzz(1), text('a')], [text('b'), buzz(2)])).toEqual([text('b'), buzz(2)])
  })

  it('keeps the permanent text under a temporary one, and drops both for a new permanent one', () => {
    const covered = enqueue([text('a')], [text('b', 3)])
    expect(covered).toEqual([text('a'), text('b', 3)])
    expect(enqueue(covered, [text('c', 3)])).toEqual([text('a'), text('c', 3)])
    expect(enqueue(covered, [text('d')])).toEqual([text('d')])
  })

  it('does not grow with the number of words', () => {
    const many = Array.from({ length: 1000 }, (_, i) => [text(`${i}`), text(`${i}`, 3), buzz(i)]).flat()
    expect(enqueue([], many)).toHaveLength(3)
  })
})
