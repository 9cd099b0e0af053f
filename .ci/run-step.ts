import { spawn } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** Runs a binary of the workspace with this terminal. @returns its exit code */
export function runStep(name: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  const file = join(root, 'node_modules/.bin', name)
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
