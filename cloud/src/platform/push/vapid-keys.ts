import webPush from 'web-push'
import { z } from 'zod'

/** Where the keys are kept; `KeyFiles` of the platform serve. */
export interface VapidFiles {
  read(name: string): string | undefined
  write(name: string, text: string): void
}

const keyPair = z.object({ publicKey: z.string(), privateKey: z.string() })
export type VapidKeys = z.infer<typeof keyPair>

const file = 'push.json'

/** The pair by which push services know this cloud, made at the first start. Whoever loses it loses every subscription. */
export function openVapidKeys(files: VapidFiles): VapidKeys {
  const kept = files.read(file)
  if (kept !== undefined) return keyPair.parse(JSON.parse(kept))
  const made = webPush.generateVAPIDKeys()
  files.write(file, `${JSON.stringify(made)}\n`)
  return made
}
