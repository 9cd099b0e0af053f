import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { InferResponseType } from 'hono/client'
import { clients } from '../../shared/api/clients.ts'
import { cloudFetch } from '../../shared/api/cloud-fetch.ts'

const { api } = clients.privacy

export type ConsentsView = InferResponseType<typeof api.consents.$get, 200>
export type ConsentView = ConsentsView['consents'][number]
export type Purpose = ConsentView['purpose']
export type ArchiveView = NonNullable<InferResponseType<typeof api.privacy.archive.$get, 200>['archive']>
export type ErasureView = InferResponseType<typeof api.privacy.erasure.$get, 200>

/** A document in the language of the page, the name of its company filled in. */
export function documentQuery(purpose: string, language: 'ru' | 'en', which: { company?: string; version?: string }) {
  return queryOptions({
    queryKey: ['consent-document', purpose, which.company, language, which.version],
    queryFn: async ({ signal }) => {
      const asked = { param: { purpose }, query: { language, ...which } }
      return await (await api['consent-documents'][':purpose'].$get(asked, { init: { signal } })).json()
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function consentsQuery(language: string) {
  return queryOptions({
    queryKey: ['consents', language],
    queryFn: async ({ signal }) => await (await api.consents.$get(undefined, { init: { signal } })).json(),
  })
}

export const looksQuery = infiniteQueryOptions({
  queryKey: ['looks'],
  queryFn: async ({ pageParam, signal }) => {
    const query = { limit: '10', ...(pageParam !== null && { before: pageParam }) }
    return await (await api.privacy.looks.$get({ query }, { init: { signal } })).json()
  },
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
})

/** The first word is the matter that the live stream names when an archive becomes ready. */
export const archiveQuery = queryOptions({
  queryKey: ['inbox', 'archive'],
  queryFn: async ({ signal }) =>
    (await (await api.privacy.archive.$get(undefined, { init: { signal } })).json()).archive,
})

export const erasureQuery = queryOptions({
  queryKey: ['inbox', 'erasure'],
  queryFn: async ({ signal }) => await (await api.privacy.erasure.$get(undefined, { init: { signal } })).json(),
})

export async function giveConsent(purpose: Purpose): Promise<void> {
  await api.consents.$post({ json: { purpose } })
}

export async function withdrawConsent(purpose: Purpose): Promise<void> {
  await api.consents.withdraw.$post({ json: { purpose } })
}

export async function requestArchive(): Promise<void> {
  await api.privacy.archive.$post()
}

const downloadPatienceMs = 300_000

/** Hands the archive over to the browser's downloads; the cloud gives it once. */
export async function takeArchive(id: string): Promise<void> {
  const path = `/api/privacy/archive/${encodeURIComponent(id)}/take`
  const response = await cloudFetch(path, { method: 'POST' }, downloadPatienceMs)
  const object = URL.createObjectURL(await response.blob())
  const link = Object.assign(document.createElement('a'), { href: object, download: 'domovoy-my-data.zip' })
  link.click()
  setTimeout(() => URL.revokeObjectURL(object), downloadPatienceMs)
}

export async function sendProof(): Promise<{ phone: string }> {
  return await (await api.privacy.erasure.code.$post()).json()
}

export async function planErasure(proof: string): Promise<void> {
  await api.privacy.erasure.$post({ json: { proof } })
}

export async function cancelErasure(): Promise<void> {
  await api.privacy.erasure.$delete()
}
