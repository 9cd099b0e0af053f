import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { firstLoad } from './build/first-load.ts'
import { golosText } from './build/golos-text.ts'
import { manifest } from './build/manifest.ts'
import { precompress } from './build/precompress.ts'
import { splitTexts } from './build/split-texts.ts'
import { staffConsole } from './build/staff-console.ts'

const root = import.meta.dirname
const outDir = join(root, 'dist')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const define = { __APP_VERSION__: JSON.stringify(version) }
const cloud = process.env.DOMOVOY_PUBLIC_URL ?? 'http://127.0.0.1:8080'

/** A stranger's first page. */
const first = [join(root, 'src/main.tsx'), join(root, 'src/resident/identity/sign-in-page.tsx')]
/** The page of whoever is signed in. */
const home = [join(root, 'src/resident/home/home-page.tsx')]

export default defineConfig({
  root,
  define,
  server: { proxy: { '/api': { target: cloud, changeOrigin: true } } },
  build: {
    outDir,
    target: 'es2022',
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  plugins: [
    splitTexts(first),
    firstLoad(first, home),
    golosText(root),
    react(),
    VitePWA({
      // The page asks before it takes a new version: a reload must never come between a thumb and the door.
      registerType: 'prompt',
      injectRegister: null,
      manifest,
      workbox: {
        globPatterns: ['**/*.{js,css,html,woff2,svg}', 'icons/icon-192.png'],
        // The staff console lives under the same origin and is no part of this shell.
        globIgnores: ['staff/**', 'push-worker.js'],
        navigateFallback: '/index.html',
        // What names a file is one, such as /ca.crt; the cloud answers by the same rule.
        navigateFallbackDenylist: [/^\/api(\/|$)/, /^\/staff(\/|$)/, /^\/(healthz|readyz|metrics)$/, /\.\w+$/],
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true,
        // Wakes for notifications; it stands beside the worker and is no part of a page.
        importScripts: ['push-worker.js'],
      },
    }),
    staffConsole({ root, outDir, define, plugins: () => [splitTexts(), golosText(root), react()] }),
    precompress(outDir),
  ],
})
