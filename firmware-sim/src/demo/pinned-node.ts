import { fileURLToPath } from 'node:url'

/** The repository's root. */
export const rootFolder = fileURLToPath(new URL('../../../', import.meta.url))

/** The Node that the workspace pins: this process's own where it is that one, else the one of the `node` package. */
export const pinnedNode = process.versions.node.startsWith('24.')
  ? process.execPath
  : `${rootFolder}node_modules/node/bin/node`
