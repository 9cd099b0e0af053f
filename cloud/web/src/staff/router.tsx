import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router'
import { FaultPage, MissingPlace } from './frame/fault-pages.tsx'
import { rooms } from './frame/rooms.ts'
import { CompanyGate, Landing, RoomGate } from './identity/gates.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: MissingPlace, errorComponent: FaultPage })

const landing = createRoute({ getParentRoute: () => root, path: '/', component: Landing })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./identity/sign-in-page.tsx')),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./identity/invitation-page.tsx')),
})

const platform = createRoute({
  getParentRoute: () => root,
  path: '/platform',
  component: lazyRouteComponent(() => import('./operator/platform-page.tsx')),
})

const platformSupport = createRoute({
  getParentRoute: () => root,
  path: '/platform/support',
  component: lazyRouteComponent(() => import('./support/platform-support-page.tsx')),
})

const company = createRoute({ getParentRoute: () => root, path: '/c/$company', component: CompanyGate })
const companyHome = createRoute({ getParentRoute: () => company, path: '/', component: RoomGate })

const roomRoutes = rooms.flatMap(({ path, load, pages = [] }) => [
  createRoute({ getParentRoute: () => company, path, component: lazyRouteComponent(load) }),
  ...pages.map((page) =>
    createRoute({
      getParentRoute: () => company,
      path: `${path}/${page.path}`,
      component: lazyRouteComponent(page.load),
    }),
  ),
])

/** Search parameters are text, as the person sees them in the address. */
const asText = { parse: (text: string) => text, stringify: (value: unknown) => String(value) }

export const router = createRouter({
  routeTree: root.addChildren([
    landing,
    signIn,
    invitation,
    platform,
    platformSupport,
    company.addChildren([companyHome, ...roomRoutes]),
  ]),
  basepath: '/staff',
  parseSearch: parseSearchWith(asText.parse),
  stringifySearch: stringifySearchWith(asText.stringify),
})
