/**
 * Whether the cloud has left word that somebody is signed in. The session's own cookie is out of a page's reach; this one comes
 * and goes with it.
 * @param cookies as `document.cookie` gives them
 */
export function saysSignedIn(cookies: string): boolean {
  return cookies.split('; ').includes('domovoy-signed-in=1')
}
