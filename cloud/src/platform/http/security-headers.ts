import type { MiddlewareHandler } from 'hono'
import type { HttpEnv } from './env.ts'

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  // The component library writes its colours into <style> elements; scripts are what must never come from elsewhere.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob: mediastream:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'permissions-policy':
    'camera=(self), microphone=(self), autoplay=(self), fullscreen=(self), geolocation=(), payment=(), usb=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** What every answer tells the browser to keep away from it; one that has a stricter policy of its own keeps that. */
export const securityHeaders: MiddlewareHandler<HttpEnv> = async (c, next) => {
  await next()
  const own = c.res.headers.get('content-security-policy')
  for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
  if (own !== null) c.res.headers.set('content-security-policy', own)
}
