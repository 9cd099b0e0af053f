import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './pager.module.css'

/** Rows on one page of what the cloud answers. */
const pageSize = 50

interface PagerProps {
  /** From 1. */
  page: number
  total: number
  onPage: (page: string) => void
}

/** Which part of a long list is seen, and the way to the others; nothing where one page holds all. */
export function Pager({ page, total, onPage }: PagerProps) {
  const { t } = useTranslation('staff')
  const of = Math.ceil(total / pageSize)
  if (of < 2 && page < 2) return null
  return (
    <nav className={classes.pager} aria-label={t('list.pages')}>
      <Button size="compact-sm" variant="light" disabled={page <= 1} onClick={() => onPage(String(page - 1))}>
        {t('request.previous')}
      </Button>
      <span aria-live="polite">{t('request.page', { page, of: Math.max(of, 1) })}</span>
      <Button size="compact-sm" variant="light" disabled={page >= of} onClick={() => onPage(String(page + 1))}>
        {t('request.next')}
      </Button>
    </nav>
  )
}

/** The page that an address names; the first one for whatever else stands there. */
export function pageOf(text: string): number {
  const page = Number(text)
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1
}

/** All that is found, page after page. */
export async function everyPage<Row>(read: (page: number) => Promise<{ rows: Row[]; total: number }>): Promise<Row[]> {
  const found: Row[] = []
  for (let page = 1; ; page++) {
    const { rows, total } = await read(page)
    found.push(...rows)
    if (rows.length === 0 || found.length >= total) return found
  }
}
