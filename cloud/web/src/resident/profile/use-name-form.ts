import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../shared/api/api.ts'
import { ProblemError } from '../../shared/api/problem.ts'
import { meQuery, profileQuery } from '../../shared/api/queries.ts'
import type { NameFaults, NamePart } from './name-faults.ts'
import { nameFaults } from './name-faults.ts'

export type NameText = Record<NamePart, string>

export interface NameForm {
  text: NameText
  faults: NameFaults
  edit: (part: NamePart, text: string) => void
  inn: string
  editInn: (text: string) => void
  innFault: boolean
  save: () => void
  /** What must be there is there. */
  isWhole: boolean
  isSaving: boolean
  isSaved: boolean
  /** What failed, unless a field says it. */
  error: Error | null
}

/** A name being written: what is wrong with it is said after it was sent, and gone from a field that is written anew. */
export function useNameForm(saved: NameText, savedInn?: string): NameForm {
  const client = useQueryClient()
  const [text, setText] = useState(saved)
  const [inn, setInn] = useState(savedInn ?? '')
  const [faults, setFaults] = useState<NameFaults>({})
  const save = useMutation({
    // A form without the field leaves the number as it is.
    mutationFn: () => api.changeName({ ...text, ...(savedInn !== undefined && { inn }) }),
    onMutate: () => setFaults({}),
    onError: (error) => setFaults(nameFaults(error)),
    onSuccess: (profile) => {
      const { familyName, givenName, patronymic } = profile
      setText({ familyName, givenName, patronymic })
      setInn(profile.inn ?? '')
      client.setQueryData(profileQuery.queryKey, profile)
      client.setQueryData(meQuery.queryKey, (me) => me && { ...me, user: { ...me.user, name: profile.name } })
    },
  })
  const innFault = save.error instanceof ProblemError && save.error.code === 'inn.invalid'
  return {
    text,
    faults,
    edit: (part, next) => {
      if (!save.isPending) save.reset()
      setFaults({ ...faults, [part]: undefined })
      setText({ ...text, [part]: next })
    },
    inn,
    editInn: (next) => {
      if (!save.isPending) save.reset()
      setInn(next)
    },
    innFault,
    save: () => save.mutate(),
    isWhole: text.familyName.trim() !== '' && text.givenName.trim() !== '',
    isSaving: save.isPending,
    isSaved: save.isSuccess,
    error: innFault || Object.values(faults).some((fault) => fault !== undefined) ? null : save.error,
  }
}
