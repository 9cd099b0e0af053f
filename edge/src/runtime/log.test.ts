import { expect, it } from 'vitest'
import { createLog } from './log.ts'

it('the log keeps secrets to itself', () => {
  const lines: string[] = []
  const log = createLog('info', { write: (line) => void lines.push(line) })
  log.info(
    { url: 'rtsp://admin:hunter2@10.0.0.5/live', camera: { password: 'hunter2' }, password: 'hunter2' },
    'camera',
  )
  log.info({ door: 'main' }, 'ready')
  expect(lines.join('')).not.toContain('hunter2')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ url: 'rtsp://10.0.0.5/live', msg: 'camera' })
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ level: 30, door: 'main', msg: 'ready' })
})
