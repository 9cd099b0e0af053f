import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import chat from '../request/staff-chat.module.css'
import { AgreementMark } from './agreement-mark.tsx'
import { comparedFields, type OrderView } from './verification-queries.ts'

/** What was entered beside what was found, field by field (V5). */
export function ComparisonTable({ order }: { order: OrderView }) {
  const { t } = useTranslation('staff')
  const { extract, comparison } = order
  return (
    <section aria-labelledby="comparison">
      <h2 id="comparison">{t('verification.comparison')}</h2>
      <p className={chat.soft}>
        {extract === null
          ? t('verification.byEye')
          : t('verification.extractOf', { number: extract.number || '—', date: extract.date || '—' })}
      </p>
      <Table.ScrollContainer minWidth={460}>
        <Table verticalSpacing={6} horizontalSpacing={8}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('verification.field')}</Table.Th>
              <Table.Th>{t('verification.entered')}</Table.Th>
              <Table.Th>{t('verification.found')}</Table.Th>
              <Table.Th>{t('verification.match')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {comparedFields.map((field) => {
              const { agreement, entered, found } = comparison[field]
              return (
                <Table.Tr key={field} data-field={field}>
                  <Table.Th scope="row">{t(`verification.fields.${field}`)}</Table.Th>
                  <Table.Td>{entered || '—'}</Table.Td>
                  <Table.Td>{found || '—'}</Table.Td>
                  <Table.Td>
                    <AgreementMark agreement={agreement} />
                  </Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  )
}
