import type { ManifestOptions } from 'vite-plugin-pwa'

/** What a phone shows once the app stands among the others (W3C Web Application Manifest). */
export const manifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Домовой',
  short_name: 'Домовой',
  description: 'Дверь, домофон и дом — в одном приложении',
  lang: 'ru',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  orientation: 'any',
  background_color: '#f4f2ee',
  theme_color: '#26459c',
  icons: [
    { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/icons/domovoy.svg', sizes: 'any', type: 'image/svg+xml' },
  ],
}
