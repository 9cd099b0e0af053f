import { IconPlus } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChosenFiles } from '../request/chosen-files.tsx'
import { acceptedFiles } from '../request/message-box.tsx'
import type { Uploads } from '../request/use-uploads.ts'
import classes from './order-key.module.css'

/** «Выписка из ЕГРН»: a button with «+», and a place to drop the file on (V2). */
export function ExtractDrop({ uploads, fault }: { uploads: Uploads; fault: string | undefined }) {
  const { t } = useTranslation()
  const picker = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    uploads.add([...event.dataTransfer.files])
  }
  return (
    <fieldset className={classes.group}>
      <legend>{t('keyOrder.extract')}</legend>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={acceptedFiles}
        aria-label={t('keyOrder.extract')}
        onChange={(event) => {
          uploads.add([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <div>
        <button
          type="button"
          className={classes.drop}
          data-over={isOver}
          data-wrong={fault !== undefined}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : 'extract-fault'}
          onClick={() => picker.current?.click()}
          onDragOver={(event) => {
            event.preventDefault()
            setIsOver(true)
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={drop}
        >
          <span className={classes.plus}>
            <IconPlus size={28} stroke={1.8} aria-hidden="true" />
          </span>
          {t('keyOrder.drop')}
          <small>{t('keyOrder.dropHint')}</small>
        </button>
        {fault !== undefined && (
          <p id="extract-fault" className={classes.fault} role="alert">
            {fault}
          </p>
        )}
      </div>
      <ChosenFiles uploads={uploads} />
    </fieldset>
  )
}
