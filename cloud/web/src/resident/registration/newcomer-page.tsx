import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery, profileQuery } from '../../shared/api/queries.ts'
import { AddressForm } from './address-form.tsx'
import { NameForm } from './name-form.tsx'
import { registrationApi } from './registration-api.ts'
import { Shell } from './shell.tsx'

const nobody = { familyName: '', givenName: '', patronymic: '' }

/**
 * Who has signed in by a code for the first time: the address (R2), which may be left for later, then the name with the
 * consent (R3, R15). The page that they came for waits underneath.
 */
export default function NewcomerPage({ hasHome }: { hasHome: boolean }) {
  const client = useQueryClient()
  const [isSaid, setIsSaid] = useState(hasHome)
  const step = useMutation({
    mutationFn: registrationApi.who,
    onSuccess: (profile) => {
      client.setQueryData(profileQuery.queryKey, profile)
      client.setQueryData(meQuery.queryKey, (me) => me && { ...me, user: { ...me.user, name: profile.name } })
    },
  })
  const done = () => {
    setIsSaid(true)
    void client.invalidateQueries({ queryKey: meQuery.queryKey })
  }
  return (
    <Shell isSignedIn>
      {isSaid ? (
        <NameForm known={nobody} step={step} />
      ) : (
        <AddressForm
          known={null}
          save={async (parts) => (parts === null ? null : await registrationApi.home(parts))}
          onDone={done}
        />
      )}
    </Shell>
  )
}
