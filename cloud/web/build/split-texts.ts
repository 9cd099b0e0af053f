import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { sourcesOf } from './sources-of.ts'

const part = /^(.*\.json)\?(first|rest)$/

/**
 * Splits the texts of a language in two: `ru.json?first` holds the domains that the sign-in's first load names, `ru.json?rest`
 * all others, which come with the page that is next. Which those are is read from the code: nobody keeps a list.
 * @param entries source files of the first load; what they import statically belongs to it. Without them all is in the first.
 */
export function splitTexts(entries?: readonly string[]): Plugin {
  let named: ReadonlySet<string> = new Set()
  let root = ''
  /** Tests name a module from the root on, as a browser would. */
  const onDisk = (path: string) => (existsSync(path) ? path : join(root, path))
  const isFirst = (domain: string) => entries === undefined || named.has(domain)
  return {
    name: 'domovoy:split-texts',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    buildStart() {
      named = namedDomains(entries ?? [])
    },
    resolveId(source, importer) {
      const [, file, which] = part.exec(source) ?? []
      if (file === undefined || importer === undefined) return null
      return `${resolve(dirname(onDisk(importer)), file)}?${which}`
    },
    load(id) {
      const [, path = '', which] = part.exec(id) ?? []
      if (which === undefined) return null
      const file = onDisk(path)
      this.addWatchFile(file)
      const texts = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, object>)
      const wanted = texts.filter(([domain]) => isFirst(domain) === (which === 'first'))
      return { code: JSON.stringify(Object.fromEntries(wanted)), moduleType: 'json' }
    },
  }
}

/** The first words of the text keys that files name, those they import included: `'signIn.title'` is of `signIn`. */
function namedDomains(entries: readonly string[]): Set<string> {
  const domains = new Set<string>()
  for (const code of sourcesOf(entries).values()) {
    for (const [, domain = ''] of code.matchAll(/['"`]([a-zA-Z]+)\.[\w$-]/g)) domains.add(domain)
  }
  return domains
}
