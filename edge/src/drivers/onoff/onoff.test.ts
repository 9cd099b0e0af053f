import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { inputContract, relayContract } from '../../door/line-contract.ts'
import { GpioUnavailableError, loadOnoff } from './load-onoff.ts'

const cases = [
  ...relayContract.map(({ name }) => `relay ${name}`),
  ...inputContract.map(({ name }) => `input ${name}`),
  'relay leaves a line as it stands when it opens it',
  'relay asks the kernel to invert what is wired so',
]

const inNamespace = (script: string, ...args: string[]) =>
  spawnSync('unshare', ['-m', 'sh', '-c', `mount -t tmpfs tmpfs /sys/class && ${script}`, 'sh', ...args], {
    encoding: 'utf8',
  })

/** Why the real driver cannot be tried on this machine. */
async function findObstacle(): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'it needs root for a mount namespace'
  if (inNamespace('mkdir /sys/class/gpio').status !== 0) return 'mount namespaces are not allowed here'
  return await loadOnoff().then(
    () => undefined,
    (error: Error) => error.message,
  )
}

const obstacle = await findObstacle()
if (obstacle) process.stdout.write(`skipped: the real GPIO driver (${obstacle})\n`)

describe.skipIf(obstacle)('the real GPIO driver, on files in the shape of sysfs', () => {
  const run = obstacle
    ? undefined
    : inNamespace(
        'mkdir /sys/class/gpio && exec "$@"',
        process.execPath,
        fileURLToPath(new URL('./try-contract.ts', import.meta.url)),
      )

  it('tries everything', () => {
    expect(run?.stderr).toBe('')
    expect(Object.keys(JSON.parse(run?.stdout ?? '{}'))).toEqual(cases)
  })

  it.each(cases)('%s', (name) => {
    expect(JSON.parse(run?.stdout ?? '{}')[name]).toBeNull()
  })
})

it('says which command to run when the native part does not load', () => {
  expect(new GpioUnavailableError(new Error('x')).message).toContain('build-epoll.mjs')
})
