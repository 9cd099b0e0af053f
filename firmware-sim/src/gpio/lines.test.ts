import { describe, expect, it } from 'vitest'
import { createLines, type Edge, rememberedEdges } from './lines.ts'

describe('the lines', () => {
  it('stamp each edge with the time it happened, and make none of the same value again', () => {
    let nowMs = 100
    const lines = createLines(() => nowMs)
    const seen: Edge[] = []
    lines.onEdge((edge) => seen.push(edge))
    lines.set('lock', true)
    nowMs = 103.5
    lines.set('lock', true)
    lines.set('lock', false)
    expect(seen).toEqual([
      { line: 'lock', value: true, atMs: 100 },
      { line: 'lock', value: false, atMs: 103.5 },
    ])
    expect(lines.edges('lock')).toEqual(seen)
    expect(lines.lockPulses()).toBe(1)
  })

  it('remember the last edges, and count every pulse', () => {
    const lines = createLines()
    for (let n = 0; n < rememberedEdges; n++) {
      lines.set('lock', true)
      lines.set('lock', false)
    }
    expect(lines.edges('lock')).toHaveLength(rememberedEdges)
    expect(lines.lockPulses()).toBe(rememberedEdges)
  })

  it('tell nobody who has left', () => {
    const lines = createLines()
    const seen: Edge[] = []
    const leave = lines.onEdge((edge) => seen.push(edge))
    leave()
    lines.set('exit', true)
    expect(seen).toEqual([])
  })
})
