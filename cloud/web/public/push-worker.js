/* What the app's worker does when the cloud wakes it (W3C Push API). Plain: the worker imports it as it is. */

const home = '/'

/** A path of this app: what comes from outside leads nowhere else. */
function pathOf(link) {
  return typeof link === 'string' && /^\/(?!\/)/.test(link) ? link : home
}

function read(data) {
  try {
    const told = data?.json()
    return typeof told === 'object' && told !== null ? told : {}
  } catch {
    return {}
  }
}

self.addEventListener('push', (event) => {
  const { id, title, body, link } = read(event.data)
  // Browsers want something shown for every push, even for one that cannot be read.
  const shown = self.registration.showNotification(typeof title === 'string' ? title : 'Домовой', {
    body: typeof body === 'string' ? body : '',
    // Told twice, it is shown once.
    tag: typeof id === 'string' ? id : 'domovoy',
    icon: '/icons/icon-192.png',
    data: { id, link: pathOf(link) },
  })
  event.waitUntil(shown)
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { id, link } = event.notification.data ?? {}
  event.waitUntil(Promise.all([show(pathOf(link)), markRead(id)]))
})

/** Brings an open page of the app to the front, there; else opens one. */
async function show(path) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const page = pages.find((it) => !new URL(it.url).pathname.startsWith('/staff'))
  if (page === undefined) return await self.clients.openWindow(path)
  try {
    const there = await page.navigate(path)
    return await (there ?? page).focus()
  } catch {
    // A page that this worker does not control cannot be led anywhere.
    return await self.clients.openWindow(path)
  }
}

async function markRead(id) {
  if (typeof id !== 'string') return
  await fetch('/api/notifications/read', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ids: [id] }),
  }).catch(() => undefined)
}

/** The browser's maker has moved the subscription: the cloud must learn of it, or this device sleeps on. */
self.addEventListener('pushsubscriptionchange', (event) => {
  const { oldSubscription, newSubscription } = event
  const renew = async () => {
    const subscription =
      newSubscription ?? (oldSubscription && (await self.registration.pushManager.subscribe(oldSubscription.options)))
    if (!subscription) return
    const { endpoint, keys } = subscription.toJSON()
    await fetch('/api/push-subscriptions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ endpoint, keys }),
    })
  }
  event.waitUntil(renew().catch(() => undefined))
})
