import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { saysSignedIn } from '../shared/api/session-hint.ts'
import { loadAllTexts } from '../shared/i18n/i18n.ts'
import { OfflineBanner } from '../shared/ui/offline-banner.tsx'
import { UpdatePrompt } from '../shared/ui/update-prompt.tsx'
import { CrashedPage, MissingPage } from './fault-pages.tsx'
import { CookieGate } from './help/cookie-gate.tsx'
import { takeInvitation } from './household/pending-invitation.ts'
import type { Topic } from './support/use-support-form.ts'

const root = createRootRoute({
  // The sign-in is the first page of most, and does with few texts.
  beforeLoad: ({ location }) => (location.pathname === '/sign-in' ? undefined : loadAllTexts()),
  component: () => (
    <>
      <OfflineBanner />
      <UpdatePrompt />
      <CookieGate />
    </>
  ),
  notFoundComponent: MissingPage,
  errorComponent: CrashedPage,
})

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  // Who came by an invitation and had to sign in first goes on to it.
  beforeLoad: () => {
    const to = saysSignedIn(document.cookie) ? takeInvitation() : undefined
    if (to !== undefined) throw redirect({ to })
  },
  component: lazyRouteComponent(() => import('./home/home-page.tsx'), 'HomePage'),
})

const addHome = createRoute({
  getParentRoute: () => root,
  path: '/homes/new',
  component: lazyRouteComponent(() => import('./home/add-home-page.tsx'), 'AddHomePage'),
})

const entrance = createRoute({
  getParentRoute: () => root,
  path: '/entrances/$entranceId',
  component: lazyRouteComponent(() => import('./entrance/entrance-page.tsx'), 'EntrancePage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  /** `ended`: the session came to its end under an open page. `factor`: the first factor was shown elsewhere. */
  validateSearch: (search): { ended?: true; factor?: true } => ({
    ...(search.ended === true && { ended: true }),
    ...(search.factor === true && { factor: true }),
  }),
  component: lazyRouteComponent(() => import('./identity/sign-in-page.tsx'), 'SignInPage'),
})

const recovery = createRoute({
  getParentRoute: () => root,
  path: '/recovery',
  component: lazyRouteComponent(() => import('./identity/recovery-page.tsx'), 'RecoveryPage'),
})

const ownEmail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-email',
  component: lazyRouteComponent(() => import('./identity/confirm-email-page.tsx'), 'ConfirmEmailPage'),
})

const security = createRoute({
  getParentRoute: () => root,
  path: '/profile/security',
  component: lazyRouteComponent(() => import('./profile/security-page.tsx'), 'SecurityPage'),
})

const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  component: lazyRouteComponent(() => import('./help/help-page.tsx'), 'HelpPage'),
})

const topics: readonly unknown[] = ['sign-in', 'registration', 'verification', 'door', 'app', 'other']

const support = createRoute({
  getParentRoute: () => root,
  path: '/support',
  /** `from`: the page that the person came from; `topic`: what it is about, where that is known. */
  validateSearch: (search): { from?: string; topic?: Topic } => ({
    ...(typeof search.from === 'string' && { from: search.from.slice(0, 300) }),
    ...(topics.includes(search.topic) && { topic: search.topic as Topic }),
  }),
  component: lazyRouteComponent(() => import('./support/support-page.tsx'), 'SupportPage'),
})

const companyPlace = createRoute({
  getParentRoute: () => root,
  path: '/c/$slug',
  component: lazyRouteComponent(() => import('./company/company-page.tsx'), 'CompanyPage'),
})

const profile = createRoute({
  getParentRoute: () => root,
  path: '/profile',
  component: lazyRouteComponent(() => import('./profile/profile-page.tsx'), 'ProfilePage'),
})

const install = createRoute({
  getParentRoute: () => root,
  path: '/install',
  component: lazyRouteComponent(() => import('./install/install-page.tsx'), 'InstallPage'),
})

const requests = createRoute({
  getParentRoute: () => root,
  path: '/requests',
  /** `closed`: «Показать закрытые». */
  validateSearch: (search): { closed?: true } => (search.closed === true ? { closed: true } : {}),
  component: lazyRouteComponent(() => import('./request/requests-page.tsx'), 'RequestsPage'),
})

const newRequest = createRoute({
  getParentRoute: () => root,
  path: '/requests/new',
  component: lazyRouteComponent(() => import('./request/new-request-page.tsx'), 'NewRequestPage'),
})

const request = createRoute({
  getParentRoute: () => root,
  path: '/requests/$requestId',
  component: lazyRouteComponent(() => import('./request/request-page.tsx'), 'RequestPage'),
})

const orderKey = createRoute({
  getParentRoute: () => root,
  path: '/order-key',
  component: lazyRouteComponent(() => import('./verification/order-key-page.tsx'), 'OrderKeyPage'),
})

const aboutForm = createRoute({
  getParentRoute: () => root,
  path: '/order-key/about',
  component: lazyRouteComponent(() => import('./verification/about-page.tsx'), 'AboutPage'),
})

const keyForm = createRoute({
  getParentRoute: () => root,
  path: '/order-key/form',
  component: lazyRouteComponent(() => import('./verification/form-page.tsx'), 'FormPage'),
})

const outbox = createRoute({
  getParentRoute: () => root,
  path: '/outbox',
  component: lazyRouteComponent(() => import('./outbox/outbox-page.tsx'), 'OutboxPage'),
})

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  component: lazyRouteComponent(() => import('./registration/register-page.tsx'), 'RegisterPage'),
})

const registerBy = createRoute({
  getParentRoute: () => root,
  path: '/register/$way',
  component: lazyRouteComponent(() => import('./registration/way-page.tsx'), 'WayPage'),
})

const activate = createRoute({
  getParentRoute: () => root,
  path: '/register/activate',
  component: lazyRouteComponent(() => import('./registration/activate-page.tsx'), 'ActivatePage'),
})

const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: '/register/confirm-email',
  component: lazyRouteComponent(() => import('./registration/activate-page.tsx'), 'ConfirmEmailPage'),
})

const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  component: lazyRouteComponent(() => import('./notification/inbox-page.tsx'), 'InboxPage'),
})

const notificationSettings = createRoute({
  getParentRoute: () => root,
  path: '/notifications/settings',
  component: lazyRouteComponent(() => import('./notification/settings-page.tsx'), 'NotificationSettingsPage'),
})

const myData = createRoute({
  getParentRoute: () => root,
  path: '/my-data',
  component: lazyRouteComponent(() => import('./privacy/my-data-page.tsx'), 'MyDataPage'),
})

const deleteAccount = createRoute({
  getParentRoute: () => root,
  path: '/my-data/delete',
  component: lazyRouteComponent(() => import('./privacy/delete-page.tsx'), 'DeletePage'),
})

/** `company`: whose name stands in the document; `version`: an earlier one. */
const documentSearch = (search: Record<string, unknown>): { company?: string; version?: string } => ({
  ...(typeof search.company === 'string' && { company: search.company.slice(0, 64) }),
  ...(typeof search.version === 'string' && { version: search.version.slice(0, 20) }),
})

const privacyPolicy = createRoute({
  getParentRoute: () => root,
  path: '/privacy',
  validateSearch: documentSearch,
  component: lazyRouteComponent(() => import('./privacy/document-page.tsx'), 'PrivacyPolicyPage'),
})

const consentDocument = createRoute({
  getParentRoute: () => root,
  path: '/documents/$purpose',
  validateSearch: documentSearch,
  component: lazyRouteComponent(() => import('./privacy/document-page.tsx'), 'DocumentPage'),
})

const household = createRoute({
  getParentRoute: () => root,
  path: '/household/$premisesId',
  component: lazyRouteComponent(() => import('./household/household-page.tsx'), 'HouseholdPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitations/$token',
  component: lazyRouteComponent(() => import('./household/invitation-page.tsx'), 'InvitationPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    notifications,
    notificationSettings,
    myData,
    deleteAccount,
    privacyPolicy,
    consentDocument,
    household,
    invitation,
    home,
    addHome,
    entrance,
    signIn,
    recovery,
    ownEmail,
    profile,
    security,
    install,
    help,
    support,
    companyPlace,
    outbox,
    requests,
    newRequest,
    request,
    orderKey,
    aboutForm,
    keyForm,
    register,
    registerBy,
    activate,
    confirmEmail,
  ]),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
