import { IconArrowsMaximize, IconVideoOff } from '@tabler/icons-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntranceView } from '../../shared/api/types.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { useDelayed } from '../../shared/ui/use-delayed.ts'
import { drawLastPicture } from './last-picture.ts'
import classes from './live-picture.module.css'
import { usePicture } from './use-picture.ts'
import { usePictureWords } from './use-picture-words.ts'

const sayAfterMs = 300

/** The entrance as its camera sees it now, or in words why not. */
export function LivePicture({ entrance }: { entrance: EntranceView }) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const kept = useRef<HTMLCanvasElement>(null)
  const [hasKept, setHasKept] = useState(false)
  const isWatchable = entrance.camera !== 'none'
  const [picture, ask] = usePicture({
    entranceId: entrance.id,
    video,
    isWatchable,
    isOnline: entrance.online,
    isFilming: entrance.camera === 'streaming',
  })
  const isLive = picture.at === 'live'
  useLayoutEffect(() => {
    if (!isLive && kept.current !== null) setHasKept(drawLastPicture(entrance.id, kept.current))
  }, [isLive, entrance.id])
  const words = usePictureWords(entrance, picture)
  const isDue = useDelayed(words !== null, sayAfterMs)
  return (
    <figure
      className={classes.frame}
      aria-label={t('camera.label', { entrance: entrance.name })}
      data-picture={picture.at}
    >
      <canvas ref={kept} className={classes.kept} hidden={!hasKept} />
      <video
        ref={video}
        className={classes.video}
        data-live={isLive}
        muted
        autoPlay
        playsInline
        disablePictureInPicture
      />
      {words !== null && isDue && (
        <div className={classes.words} role="status">
          {words.isWaiting ? <Spinner size={28} /> : <IconVideoOff size={32} stroke={1.6} aria-hidden="true" />}
          <p className={classes.title}>{words.title}</p>
          {words.hint !== undefined && <p className={classes.hint}>{words.hint}</p>}
          {words.action !== undefined && (
            <Button look="soft" className={classes.ask} onClick={ask}>
              {words.action}
            </Button>
          )}
        </div>
      )}
      {isLive && (
        <>
          <span className={classes.badge}>
            <span className={classes.dot} />
            {t('camera.live')}
          </span>
          <button
            type="button"
            className={classes.expand}
            aria-label={t('camera.expand')}
            title={t('camera.expand')}
            onClick={() => video.current && expand(video.current)}
          >
            <IconArrowsMaximize size={22} aria-hidden="true" />
          </button>
        </>
      )}
    </figure>
  )
}

/** Safari on iPhone has a way of its own for a video alone. */
function expand(video: HTMLVideoElement & { webkitEnterFullscreen?: () => void }): void {
  if ('requestFullscreen' in video) void video.requestFullscreen().catch(() => undefined)
  else (video as { webkitEnterFullscreen?: () => void }).webkitEnterFullscreen?.()
}
