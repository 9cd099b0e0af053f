import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery } from '../../shared/api/queries.ts'
import NamePage from '../identity/name-page.tsx'
import { AddressForm } from './address-form.tsx'
import { registrationApi } from './registration-api.ts'
import { Shell } from './shell.tsx'

/** Who has signed in by a code for the first time: the address (R2), which may be left for later, then the name (R3). */
export default function NewcomerPage({ hasHome }: { hasHome: boolean }) {
  const client = useQueryClient()
  const [isSaid, setIsSaid] = useState(hasHome)
  if (isSaid) return <NamePage />
  const done = () => {
    setIsSaid(true)
    void client.invalidateQueries({ queryKey: meQuery.queryKey })
  }
  return (
    <Shell isSignedIn>
      <AddressForm
        known={null}
        save={async (parts) => (parts === null ? null : await registrationApi.home(parts))}
        onDone={done}
      />
    </Shell>
  )
}
