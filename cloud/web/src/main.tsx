import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import '@mantine/core/styles/Skeleton.css'
import './shared/theme/global.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { router } from './resident/router.tsx'
import { createQueryClient, meQuery } from './shared/api/queries.ts'
import { saysSignedIn } from './shared/api/session-hint.ts'
import { loadAllTexts, startI18n } from './shared/i18n/i18n.ts'
import { keepInstallPrompt } from './shared/install/install-prompt.ts'
import { followBrand, theme } from './shared/theme/theme.ts'

keepInstallPrompt()
if (location.pathname !== '/sign-in') void loadAllTexts().catch(() => undefined)
// The home screen's file and who the person is are asked for at once, not one after the other.
if (location.pathname === '/') void import('./resident/home/home-page.tsx').catch(() => undefined)
await startI18n()
const client = createQueryClient()
if (location.pathname === '/' && saysSignedIn(document.cookie)) void client.prefetchQuery(meQuery)
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={followBrand} defaultColorScheme="auto" deduplicateCssVariables>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
