import { useTranslation } from 'react-i18next'
import type { RequestLine } from './queries.ts'

/** What a request is about, in the reader's language where the app itself made it. */
export function useRequestTitle(): (request: Pick<RequestLine, 'kind' | 'title'>) => string {
  const { t } = useTranslation()
  return ({ kind, title }) => (kind === 'question' ? title : t(`request.kinds.${kind}`))
}
