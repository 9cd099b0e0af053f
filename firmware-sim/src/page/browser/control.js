/**
 * Does something at the entrance. What fails shows by the lost link; a button has nothing better to say.
 * @param {string} path of the control API, such as `/push`
 * @param {object} [body]
 */
export async function act(path, body = {}) {
  try {
    await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      keepalive: true,
    })
  } catch {
    document.body.dataset.live = 'lost'
  }
}

/**
 * The element with this id, of this class.
 * @template {Element} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function element(id, type) {
  const found = document.getElementById(id)
  if (!(found instanceof type)) throw new Error(`the page has no ${type.name} #${id}`)
  return found
}
