import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'

const folder = new URL('./browser/', import.meta.url)
const golos = new URL('../../node_modules/@expo-google-fonts/golos-text/', import.meta.url)

/** Every file of the page by its address: nothing else of the disk can be asked for. */
const files: Record<string, { from: URL; type: string }> = {
  '/': { from: new URL('index.html', folder), type: 'text/html; charset=utf-8' },
  ...served('style', 'text/css; charset=utf-8', ['page.css', 'panel.css', 'doorway.css', 'instruments.css']),
  ...served('script', 'text/javascript; charset=utf-8', [
    'theme.js',
    'main.js',
    'texts.js',
    'language.js',
    'live.js',
    'control.js',
    'panel.js',
    'doorway.js',
    'buzzer.js',
    'trace.js',
    'instruments.js',
  ]),
  '/style/bricks.svg': { from: new URL('bricks.svg', folder), type: 'image/svg+xml' },
  '/icon.svg': { from: new URL('icon.svg', folder), type: 'image/svg+xml' },
  '/font/golos-400.ttf': { from: new URL('400Regular/GolosText_400Regular.ttf', golos), type: 'font/ttf' },
  '/font/golos-600.ttf': { from: new URL('600SemiBold/GolosText_600SemiBold.ttf', golos), type: 'font/ttf' },
}

/** The page itself, as it lies on the disk: no build step stands between. */
export function staticFiles() {
  const app = new Hono()
  for (const [address, { from, type }] of Object.entries(files)) {
    const cache = type === 'font/ttf' ? 'max-age=86400' : 'no-cache'
    app.get(address, async (c) => c.body(await readFile(from), 200, { 'content-type': type, 'cache-control': cache }))
  }
  return app
}

function served(under: string, type: string, names: string[]) {
  return Object.fromEntries(names.map((name) => [`/${under}/${name}`, { from: new URL(name, folder), type }]))
}
