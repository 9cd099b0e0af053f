import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedNode, rootFolder } from './pinned-node.ts'

const webFolder = join(rootFolder, 'cloud/web')
const builtFolder = join(webFolder, 'dist')
/** Which sources the build was made of. */
const stampFile = join(builtFolder, '.sources')
/** Does not go into the build. */
const otherFolders = new Set(['node_modules', 'dist', 'e2e'])

/** The web app could not be built. */
class WebBuildError extends Error {
  readonly code = 'web.build'
}

/**
 * Builds the web app unless the last build was made of the same sources.
 * @returns whether it had to
 * @throws WebBuildError with what the builder said
 */
export async function buildWeb(): Promise<boolean> {
  const sources = hashSources()
  const isBuilt = existsSync(join(builtFolder, 'index.html')) && existsSync(stampFile)
  if (isBuilt && readFileSync(stampFile, 'utf8') === sources) return false
  await runVite()
  writeFileSync(stampFile, sources)
  return true
}

/** Contents, names and the versions of what it is built with. */
function hashSources(): string {
  const hash = createHash('sha256')
  for (const file of [...filesUnder(webFolder), join(rootFolder, 'pnpm-lock.yaml')]) {
    hash.update(file.slice(rootFolder.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !otherFolders.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return filesUnder(path)
      return entry.isFile() ? [path] : []
    })
}

function runVite(): Promise<void> {
  return new Promise((resolve, reject) => {
    const vite = join(webFolder, 'node_modules/vite/bin/vite.js')
    const child = spawn(pinnedNode, [vite, 'build', '--logLevel', 'warn'], {
      cwd: webFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const output of [child.stdout, child.stderr]) {
      output.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
    }
    child.once('error', (error) => reject(new WebBuildError(`The web app was not built: ${error.message}`)))
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new WebBuildError(`The web app was not built:\n${said.trim()}`))
    })
  })
}
