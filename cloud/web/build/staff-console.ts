import { join } from 'node:path'
import { build, type Plugin, type PluginOption } from 'vite'

interface ConsoleOptions {
  root: string
  outDir: string
  /** What the console's own build needs: the same as the resident app's, without its service worker. */
  plugins: () => PluginOption[]
  define: Record<string, string>
}

/**
 * Builds the staff console after the resident app, into `staff/` of the same folder. A build of its own: with two pages in one,
 * what both use would grow with what either needs, and the resident's first page has a limit.
 */
export function staffConsole({ root, outDir, plugins, define }: ConsoleOptions): Plugin {
  return {
    name: 'domovoy:staff-console',
    apply: 'build',
    closeBundle: {
      sequential: true,
      async handler() {
        await build({
          root,
          configFile: false,
          publicDir: false,
          define,
          plugins: plugins(),
          logLevel: 'warn',
          build: {
            outDir,
            emptyOutDir: false,
            assetsDir: 'staff/assets',
            target: 'es2022',
            assetsInlineLimit: 0,
            modulePreload: { polyfill: false },
            rolldownOptions: { input: join(root, 'staff/index.html') },
          },
        })
      },
    },
  }
}
