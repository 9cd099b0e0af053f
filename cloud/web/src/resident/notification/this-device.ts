import { clients } from '../../shared/api/clients.ts'

/** Whether this browser can be woken, and whether its person has let it. */
export type DeviceState = 'unsupported' | 'denied' | 'off' | 'on'

function supportsPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
}

/** @param endpoints the devices that the cloud knows to be the person's */
export async function readDevice(endpoints: readonly string[]): Promise<DeviceState> {
  if (!supportsPush()) return 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  const subscription = await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription()
  return subscription && endpoints.includes(subscription.endpoint) ? 'on' : 'off'
}

/**
 * Asks the person by the browser's own question, and tells the cloud where to wake this device. Only ever called by a tap.
 * @returns false when they said no, or nothing
 */
export async function wakeThisDevice(pushKey: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false
  const worker = await navigator.serviceWorker.ready
  const known = await worker.pushManager.getSubscription()
  // A subscription under another key of the cloud's serves no more.
  if (known && !isUnder(known, pushKey)) await known.unsubscribe()
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey })
  const { keys } = subscription.toJSON()
  await clients.notification.api['push-subscriptions'].$post({
    json: { endpoint: subscription.endpoint, keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' } },
  })
  return true
}

export async function letThisDeviceSleep(): Promise<void> {
  const subscription = await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription()
  if (!subscription) return
  await clients.notification.api['push-subscriptions'].$delete({ json: { endpoint: subscription.endpoint } })
  await subscription.unsubscribe()
}

function isUnder(subscription: PushSubscription, pushKey: string): boolean {
  const key = subscription.options.applicationServerKey
  if (key === null) return true
  const text = btoa(String.fromCharCode(...new Uint8Array(key)))
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') === pushKey
}
