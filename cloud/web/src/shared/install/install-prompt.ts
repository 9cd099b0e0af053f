import { useSyncExternalStore } from 'react'

/** What Chromium hands out when it would install the app (W3C Manifest Incubations, «beforeinstallprompt»). It serves once. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

let waiting: InstallPrompt | undefined
const listeners = new Set<() => void>()

/** Keeps the browser's offer for the page that explains it. It comes once, soon after the start: nobody may miss it. */
export function keepInstallPrompt(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    if (!isPrompt(event)) return
    event.preventDefault()
    keep(event)
  })
  window.addEventListener('appinstalled', () => keep(undefined))
}

/** Opens the browser's own question; nothing where the browser does not offer it. */
export function useInstallPrompt(): (() => void) | undefined {
  const prompt = useSyncExternalStore(subscribe, () => waiting)
  if (prompt === undefined) return undefined
  return () => {
    keep(undefined)
    // Who answers «no» finds the steps below the button.
    prompt.prompt().catch(() => undefined)
  }
}

/** Whether this page runs as an installed app already. */
export function isInstalled(): boolean {
  const isHomeScreenApp = 'standalone' in navigator && navigator.standalone === true
  return isHomeScreenApp || matchMedia('(display-mode: standalone)').matches
}

function keep(prompt: InstallPrompt | undefined): void {
  waiting = prompt
  for (const listener of listeners) listener()
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange)
  return () => listeners.delete(onChange)
}

function isPrompt(event: Event): event is InstallPrompt {
  return 'prompt' in event && typeof event.prompt === 'function'
}
