import { queryOptions } from '@tanstack/react-query'
import { staffClients } from './clients.ts'

/** Whether this is the demo, whose staff's second factors are told. */
export const demoCodesQuery = queryOptions({
  queryKey: ['demo-codes'],
  queryFn: async ({ signal }) =>
    await (await staffClients.demo.api.demo['staff-codes'].$get(undefined, { init: { signal } })).json(),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})
