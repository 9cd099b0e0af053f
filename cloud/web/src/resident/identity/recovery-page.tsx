import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FactorStep } from './factor-step.tsx'
import { IdentityShell } from './identity-shell.tsx'
import { NewPasswordStep } from './new-password-step.tsx'
import { RecoveryAsk } from './recovery-ask.tsx'
import { RecoveryCode } from './recovery-code.tsx'
import { RecoverySent } from './recovery-sent.tsx'
import type { SentCode } from './sent-code.ts'

type Step =
  | { at: 'ask' }
  | { at: 'sent'; email: string }
  | { at: 'code'; sent: SentCode }
  | { at: 'password'; token: string }
  | { at: 'factor' }

/** «Забыли пароль?» (row R11): an e-mail or a phone with the surname, then the letter's link or the SMS's code, then a new password. */
export function RecoveryPage() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [step, setStep] = useState<Step>(fromLink)
  const ask = () => setStep({ at: 'ask' })
  const goHome = async () => {
    client.clear()
    await navigate({ to: '/', replace: true })
  }
  return (
    <IdentityShell>
      {step.at === 'ask' && (
        <RecoveryAsk
          onMailed={(email) => setStep({ at: 'sent', email })}
          onCode={(sent) => setStep({ at: 'code', sent })}
        />
      )}
      {step.at === 'sent' && <RecoverySent email={step.email} onAgain={ask} />}
      {step.at === 'code' && (
        <RecoveryCode sent={step.sent} onToken={(token) => setStep({ at: 'password', token })} onAgain={ask} />
      )}
      {step.at === 'password' && (
        <NewPasswordStep
          token={step.token}
          onAgain={ask}
          onDone={(needsSecondFactor) => (needsSecondFactor ? setStep({ at: 'factor' }) : void goHome())}
        />
      )}
      {step.at === 'factor' && <FactorStep onShown={goHome} onBack={ask} />}
    </IdentityShell>
  )
}

/** The token stands behind the `#`: no server and no other site gets to see it. It leaves the address at once. */
function fromLink(): Step {
  const token = window.location.hash.slice(1)
  if (token === '') return { at: 'ask' }
  window.history.replaceState(window.history.state, '', window.location.pathname)
  return { at: 'password', token }
}
