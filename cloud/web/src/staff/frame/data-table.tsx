import { Button, Checkbox, Skeleton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconCloudOff, IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { BulkBar } from './bulk-bar.tsx'
import { type BulkAction, type Column, sortRows } from './column.ts'
import { saveFile, toCsv } from './csv.ts'
import classes from './data-table.module.css'
import { useAct } from './use-act.ts'
import { useFilters } from './use-filters.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useSelection } from './use-selection.ts'
import { useWindow } from './use-window.ts'

interface DataTableProps<Row> {
  /** Says what the list holds, for who does not see it. */
  label: string
  /** Undefined while they are fetched. */
  rows: readonly Row[] | undefined
  columns: readonly Column<Row>[]
  idOf: (row: Row) => string
  /** Where a row leads: an address within the console. */
  hrefOf?: (row: Row) => string
  /** Or what happens when it is opened. */
  onOpen?: (row: Row) => void
  /** With some, rows can be chosen. */
  bulk?: readonly BulkAction<Row>[]
  /** What stands there when nothing does: what it is, what to do next. */
  empty: { icon: ReactNode; title: string; hint: string; action?: ReactNode }
  error?: Error | null
  onRetry?: () => void
  /** The exported file's name without its ending; without it nothing is exported. */
  csvName?: string
  /** Fetches the rows that are found but not here, so that the file holds them all; without it, the file holds what is seen. */
  everyRow?: (() => Promise<readonly Row[]>) | undefined
  /** How many rows are found, where these are one page of them. */
  total?: number | undefined
  /** The way to the other pages. */
  paging?: ReactNode
  /** There are more rows than these; they are asked for by it. */
  onMore?: (() => void) | undefined
  isMoreComing?: boolean
  /** A column's key, with a minus for the other way round; the address may say another one. */
  sort?: string
  /** The cloud sorts: the order of the rows stays as it came. */
  isSortedByCloud?: boolean
}

/**
 * A dense list. Sorting stands in the address; rows are walked by j and k, opened by Enter, chosen by x. On a phone each row is
 * a card.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, idOf, empty, error = null, onRetry, bulk = [], hrefOf, onOpen } = props
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const [{ sort }, setFilters] = useFilters({ sort: props.sort ?? '' })
  const sorted = useMemo(
    () => (rows && !props.isSortedByCloud ? sortRows(rows, columns, sort) : rows),
    [rows, columns, sort, props.isSortedByCloud],
  )
  const selection = useSelection(sorted ?? [], idOf)
  const body = useRowKeys(selection.toggle)
  const { shown, end } = useWindow(sorted ?? [])
  const save = useAct(async () => {
    const { chosen } = selection
    const rowsOfFile = chosen.length > 0 ? chosen : ((await props.everyRow?.()) ?? sorted ?? [])
    exportRows(props.csvName ?? '', columns, rowsOfFile)
  })
  if (rows === undefined && error !== null) {
    return (
      <Notice
        isFault
        icon={<IconCloudOff size={34} stroke={1.6} />}
        title={t('list.failed')}
        hint={problemText(shared.t, error)}
        action={onRetry && <Button onClick={onRetry}>{t('list.retry')}</Button>}
      />
    )
  }
  if (sorted === undefined) return <WaitingRows />
  if (sorted.length === 0) return <Notice {...empty} />
  const canChoose = bulk.length > 0
  return (
    <section className={classes.list} aria-label={props.label}>
      {canChoose && selection.chosen.length > 0 && (
        <BulkBar rows={selection.chosen} actions={bulk} onClear={selection.clear} />
      )}
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              {canChoose && (
                <th className={classes.choice}>
                  <Checkbox
                    size="xs"
                    aria-label={t('list.chooseAll')}
                    checked={selection.isAll}
                    indeterminate={selection.chosen.length > 0 && !selection.isAll}
                    onChange={selection.toggleAll}
                  />
                </th>
              )}
              {columns.map((column) => (
                <HeadCell
                  key={column.key}
                  column={column}
                  sort={sort}
                  canSort={!props.isSortedByCloud}
                  onSort={(next) => setFilters({ sort: next })}
                />
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {shown.map((row) => {
              const id = idOf(row)
              return (
                <tr key={id} data-row={id} data-chosen={selection.has(id) || undefined}>
                  {canChoose && (
                    <td className={classes.choice}>
                      <Checkbox
                        size="xs"
                        aria-label={t('list.choose', { name: nameOf(row, columns) })}
                        checked={selection.has(id)}
                        onChange={() => selection.toggle(id)}
                      />
                    </td>
                  )}
                  {columns.map((column) => (
                    <td
                      key={column.key}
                      data-title={column.title}
                      data-name={column.isName}
                      data-minor={column.isMinor}
                      data-align={column.align}
                    >
                      {column.isName ? (
                        <Opening href={hrefOf?.(row)} onOpen={onOpen && (() => onOpen(row))}>
                          {column.cell(row)}
                        </Opening>
                      ) : (
                        column.cell(row)
                      )}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
        {end !== undefined && <div ref={end} className={classes.end} />}
      </div>
      <footer className={classes.footer}>
        <span aria-live="polite">{t('list.count', { count: props.total ?? sorted.length })}</span>
        {props.paging}
        {props.onMore && (
          <Button size="compact-sm" variant="light" loading={props.isMoreComing ?? false} onClick={props.onMore}>
            {t('list.more')}
          </Button>
        )}
        {props.csvName !== undefined && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconDownload size={16} aria-hidden="true" />}
            loading={save.isRunning}
            onClick={() => void save.run()}
          >
            {t(selection.chosen.length > 0 ? 'list.exportChosen' : 'list.export')}
          </Button>
        )}
        {save.fault !== undefined && <span role="alert">{save.fault}</span>}
      </footer>
    </section>
  )
}

function exportRows<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const told = columns.filter((column) => column.text !== undefined)
  const lines = rows.map((row) => told.map(({ text }) => text?.(row) ?? ''))
  saveFile(`${name}.csv`, toCsv([told.map(({ title }) => title), ...lines]))
}

function nameOf<Row>(row: Row, columns: readonly Column<Row>[]): string {
  return columns.find((it) => it.isName)?.text?.(row) ?? ''
}

interface HeadCellProps<Row> {
  column: Column<Row>
  sort: string
  canSort: boolean
  onSort: (sort: string) => void
}

function HeadCell<Row>({ column, sort, canSort, onSort }: HeadCellProps<Row>) {
  const { key, title, width, align, isMinor } = column
  const direction = sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : 'none'
  return (
    <th
      style={{ width }}
      data-align={align}
      data-minor={isMinor}
      aria-sort={canSort && column.sortBy ? direction : undefined}
    >
      {canSort && column.sortBy ? (
        <button
          type="button"
          className={classes.sort}
          onClick={() => onSort(direction === 'ascending' ? `-${key}` : key)}
        >
          {title}
          {direction === 'ascending' && <IconArrowUp size={14} aria-hidden="true" />}
          {direction === 'descending' && <IconArrowDown size={14} aria-hidden="true" />}
        </button>
      ) : (
        title
      )}
    </th>
  )
}

interface OpeningProps {
  href: string | undefined
  onOpen: (() => void) | undefined
  children: ReactNode
}

/** What opens a row: a link where it leads somewhere. */
function Opening({ href, onOpen, children }: OpeningProps) {
  if (href !== undefined) {
    return (
      <Link to={href} className={classes.opening} data-opens>
        {children}
      </Link>
    )
  }
  if (onOpen === undefined) return children
  return (
    <button type="button" className={classes.opening} data-opens onClick={onOpen}>
      {children}
    </button>
  )
}

/** As high as the first rows will be: nothing jumps when they come. */
function WaitingRows() {
  return (
    <div className={classes.waiting} aria-hidden="true">
      {['one', 'two', 'three', 'four', 'five', 'six'].map((it) => (
        <Skeleton key={it} height={36} radius={8} />
      ))}
    </div>
  )
}
