import { CameraError } from '../../camera/video-source.ts'
import type { Credentials } from './credentials.ts'

export type CameraAddress = {
  host: string
  port: number
  /** As it goes into requests: without the credentials. */
  uri: string
  credentials: Credentials | undefined
}

/**
 * Takes `rtsp://user:password@host:port/path` apart.
 * @throws CameraError `camera.protocol` when it is not such a URL
 */
export function parseAddress(url: string): CameraAddress {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed?.protocol !== 'rtsp:' || !parsed.hostname)
    throw new CameraError('camera.protocol', 'camera.url must look like rtsp://user:password@host:port/path')
  const credentials = parsed.username
    ? { user: percentDecoded(parsed.username), password: percentDecoded(parsed.password) }
    : undefined
  parsed.username = ''
  parsed.password = ''
  parsed.hash = ''
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: parsed.port ? Number(parsed.port) : 554,
    uri: parsed.href,
    credentials,
  }
}

/** A password with a bare `%` in it is meant as it stands. */
function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * The URL that a `control` attribute means (RFC 2326 §C.1.1). Cameras follow the older habit of joining rather than of
 * resolving: `base` + `/` + `trackID=1`, whatever `base` ends with.
 */
export function resolveControl(base: string, control: string | undefined): string {
  if (!control || control === '*') return base
  if (/\s/.test(control)) throw new CameraError('camera.protocol', 'the control URL of the camera contains a space')
  if (/^rtspu?:\/\//i.test(control)) return control
  return base.endsWith('/') || control.startsWith('/') || control.startsWith('?')
    ? base + control
    : `${base}/${control}`
}
