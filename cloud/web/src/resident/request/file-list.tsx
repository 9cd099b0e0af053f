import { IconFile, IconFileTypePdf, IconPhoto } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { fileSize } from '../../shared/ui/file-size.ts'
import classes from './file-list.module.css'
import type { RequestView } from './queries.ts'

const icons = {
  pdf: IconFileTypePdf,
  jpeg: IconPhoto,
  png: IconPhoto,
  xml: IconFile,
  zip: IconFile,
  signature: IconFile,
}

/** Files of a request, each to be saved. */
export function FileList({ requestId, files }: { requestId: string; files: RequestView['files'] }) {
  const { i18n } = useTranslation()
  if (files.length === 0) return null
  return (
    <ul className={classes.files}>
      {files.map(({ id, name, kind, sizeBytes }) => {
        const KindIcon = icons[kind]
        return (
          <li key={id}>
            <a className={classes.file} href={`/api/requests/${requestId}/files/${id}`} download={name}>
              <KindIcon size={22} stroke={1.6} aria-hidden="true" />
              <span className={classes.name}>{name}</span>
              <span className={classes.size}>{fileSize(sizeBytes, i18n.language)}</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}
