import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { fileSize } from '../../shared/ui/file-size.ts'
import { useWorkplace } from '../frame/workplace.ts'
import type { StaffRequest } from './request-queries.ts'
import classes from './staff-chat.module.css'

/** Files of a request. Whoever opens one is on record. */
export function StaffFiles({ requestId, files }: { requestId: string; files: StaffRequest['files'] }) {
  const { i18n } = useTranslation('staff')
  const { companyId } = useWorkplace()
  if (files.length === 0) return null
  return (
    <ul className={classes.files}>
      {files.map(({ id, name, sizeBytes }) => (
        <li key={id}>
          <a
            className={classes.file}
            href={`/api/companies/${companyId}/requests/${requestId}/files/${id}`}
            download={name}
          >
            <IconDownload size={16} aria-hidden="true" />
            <span>{name}</span>
            <small>{fileSize(sizeBytes, i18n.language)}</small>
          </a>
        </li>
      ))}
    </ul>
  )
}
