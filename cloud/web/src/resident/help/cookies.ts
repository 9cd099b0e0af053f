/**
 * Whether this browser keeps cookies for this site: nobody stays signed in without them. Not every browser that drops
 * them says so beforehand, so one is tried.
 */
export function areCookiesOn(): boolean {
  if (!navigator.cookieEnabled) return false
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not there over plain HTTP
    document.cookie = `${probe}=1; SameSite=Strict; Path=/`
    const isKept = document.cookie.split('; ').includes(`${probe}=1`)
    // biome-ignore lint/suspicious/noDocumentCookie: as above
    document.cookie = `${probe}=; SameSite=Strict; Path=/; Max-Age=0`
    return isKept
  } catch {
    return false
  }
}

const probe = 'domovoy-probe'
