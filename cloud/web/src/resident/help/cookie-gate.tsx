import { Outlet, useMatches } from '@tanstack/react-router'
import { useState } from 'react'
import { areCookiesOn } from './cookies.ts'
import { CookiesOffPage } from './cookies-off-page.tsx'

/** Every page wants cookies, but the one that helps without them. */
export function CookieGate() {
  const [isOn] = useState(areCookiesOn)
  // What the outlet shows: the address is ahead of it while a page is being fetched.
  const isHelp = useMatches({ select: (matches) => matches.some(({ fullPath }) => fullPath === '/help') })
  return isOn || isHelp ? <Outlet /> : <CookiesOffPage />
}
