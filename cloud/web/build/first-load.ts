import type { Plugin } from 'vite'
import { sourcesOf } from './sources-of.ts'

/**
 * Puts what the first load needs into one file, and what the home screen needs besides into another. By itself the bundler gives
 * every module that two lazy pages share a file of its own: fifty of a kilobyte each, and over a telephone's network every six
 * of them cost a way there and back.
 * @param entries source files of the first load, the page's own last; what they import statically belongs to it
 * @param home source files of the home screen
 */
export function firstLoad(entries: readonly string[], home: readonly string[]): Plugin {
  return {
    name: 'domovoy:first-load',
    apply: 'build',
    config: () => {
      const group = (name: string, its: readonly string[], priority: number) => {
        const sources = sourcesOf(its)
        return { name, priority, test: (id: string) => sources.has(id) }
      }
      // What both need is in the first.
      const groups = [group('first', entries, 2), group('home', home, 1)]
      return { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }
    },
    // The lazy pages among them keep a small file of their own: asked for with the rest, not after it.
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.values(bundle ?? {}).flatMap((file) => {
          const isFirst = file.type === 'chunk' && file.isDynamicEntry && entries.includes(file.facadeModuleId ?? '')
          const attrs = { rel: 'modulepreload', crossorigin: true, href: `/${file.fileName}` }
          return isFirst ? [{ tag: 'link', attrs, injectTo: 'head' as const }] : []
        }),
    },
  }
}
