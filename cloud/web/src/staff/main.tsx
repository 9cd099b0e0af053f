import '@mantine/core/styles.css'
import '../shared/theme/global.css'
import './frame/console.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '../shared/api/queries.ts'
import { startI18n } from '../shared/i18n/i18n.ts'
import { ConfirmProvider } from './frame/confirm.tsx'
import { consoleColours, consoleTheme } from './frame/console-theme.ts'
import { ToastProvider } from './frame/toast.tsx'
import ru from './i18n/ru.json'
import { router } from './router.tsx'

await startI18n({ namespace: 'staff', ru, loadEn: () => import('./i18n/en.json') })
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={consoleTheme} cssVariablesResolver={consoleColours} defaultColorScheme="auto">
      <QueryClientProvider client={createQueryClient()}>
        <ToastProvider>
          <ConfirmProvider>
            <RouterProvider router={router} />
          </ConfirmProvider>
        </ToastProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
