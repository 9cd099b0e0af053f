import { execFile } from 'node:child_process'
import { existsSync, renameSync } from 'node:fs'
import { promisify } from 'node:util'
import { type DemoData, type HouseFiles, readControllerId } from './house-files.ts'
import { pinnedNode, rootFolder } from './pinned-node.ts'

const run = promisify(execFile)
const claimWithinMs = 30_000

/** The controller could not become one of this cloud's. */
class ClaimError extends Error {
  readonly code = 'house.claim'
}

/** Whether the edge's data folder is the controller that the cloud's demo entrance knows. */
export function isClaimed(files: HouseFiles, demo: DemoData): boolean {
  return demo.claimed && demo.controllerId !== null && readControllerId(files) === demo.controllerId
}

/**
 * Claims the controller as an installer does, by the CLI.
 * A folder that was claimed from another cloud (a database since thrown away) is set aside with its journal, not mixed.
 * @throws ClaimError `house.claim`
 */
export async function claimController(files: HouseFiles, demo: DemoData, cloudUrl: string): Promise<void> {
  if (demo.claimed) {
    throw new ClaimError(
      `The cloud has a controller for this entrance, but ${files.edgeData} is not that one. ` +
        `Put the folder back, or begin anew: remove ${files.data}.`,
    )
  }
  if (existsSync(files.edgeIdentity)) renameSync(files.edgeData, `${files.edgeData}.${Date.now()}`)
  const args = ['claim', '--cloud', cloudUrl, '--code', demo.claimCode, '--data', files.edgeData]
  try {
    await run(pinnedNode, ['edge/cli/main.ts', ...args], {
      cwd: rootFolder,
      timeout: claimWithinMs,
      env: { ...process.env, NODE_EXTRA_CA_CERTS: files.caCertificate },
    })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    throw new ClaimError(`The controller was not claimed. ${said || String(error)}`)
  }
}
