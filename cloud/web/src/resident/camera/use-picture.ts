import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { keepLastPicture } from './last-picture.ts'
import { type PictureEvent, type PictureState, step } from './picture-machine.ts'
import { toTrouble } from './trouble.ts'
import { watchByWhep } from './whep.ts'

const tickMs = 500

interface PictureOptions {
  entranceId: string
  video: RefObject<HTMLVideoElement | null>
  /** There is a camera to watch. */
  isWatchable: boolean
  /** The controller is connected. */
  isOnline: boolean
  /** The controller gets frames from the camera. */
  isFilming: boolean
}

/** Keeps the video element showing the entrance while somebody looks. @returns the state, and a way to ask by hand */
export function usePicture({
  entranceId,
  video,
  isWatchable,
  isOnline,
  isFilming,
}: PictureOptions): [PictureState, () => void] {
  const [state, setState] = useState<PictureState>({ at: 'off' })
  const hands = useRef<ReturnType<typeof showPicture> | undefined>(undefined)
  useEffect(() => {
    const element = video.current
    if (element === null || !isWatchable || !isOnline) return
    const shown = showPicture(entranceId, element, setState)
    hands.current = shown
    return shown.stop
  }, [entranceId, video, isWatchable, isOnline])
  useEffect(() => {
    if (isFilming) hands.current?.back()
  }, [isFilming])
  return [state, useCallback(() => hands.current?.ask(), [])]
}

/** The machine with its hands: connections, frames, the page's visibility. */
function showPicture(
  entranceId: string,
  video: HTMLVideoElement,
  onState: (state: PictureState) => void,
): { ask: () => void; back: () => void; stop: () => void } {
  let state: PictureState = { at: 'off' }
  let leave: (() => void) | undefined
  let framesSeen = -1

  const send = (event: PictureEvent) => {
    const { state: next, effect } = step(state, event, performance.now())
    const isChanged = next.at !== state.at
    state = next
    if (effect !== 'none') disconnect()
    if (effect === 'connect') connect()
    if (isChanged) onState(next)
  }
  const disconnect = () => {
    if (leave === undefined) return
    keepLastPicture(entranceId, video)
    leave()
    leave = undefined
    video.srcObject = null
  }
  const connect = () => {
    if (typeof RTCPeerConnection === 'undefined') {
      queueMicrotask(() => send({ type: 'failed', trouble: 'unsupported', random: 0 }))
      return
    }
    framesSeen = -1
    leave = watchByWhep(`/api/entrances/${entranceId}/whep`, {
      onStream: (stream) => {
        video.srcObject = stream
        video.play().catch((cause: unknown) => {
          const isRefused = cause instanceof DOMException && cause.name === 'NotAllowedError'
          if (isRefused && video.srcObject === stream) send({ type: 'failed', trouble: 'needs-tap', random: 0 })
        })
        whenFirstFrame(video, stream, () => send({ type: 'frame' }))
      },
      onFailed: (failure) => send({ type: 'failed', trouble: toTrouble(failure), random: Math.random() }),
    })
  }
  const tick = () => {
    const { totalVideoFrames } = video.getVideoPlaybackQuality()
    if (totalVideoFrames !== framesSeen && totalVideoFrames > 0) {
      framesSeen = totalVideoFrames
      if (video.srcObject !== null) send({ type: 'frame' })
    }
    send({ type: 'tick', random: Math.random() })
  }
  const onVisibility = () => send({ type: document.visibilityState === 'visible' ? 'watch' : 'leave' })
  /** A page that comes back from the browser's cache of pages had its connection closed by `pagehide`. */
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return
    send({ type: 'leave' })
    send({ type: 'watch' })
  }
  const back = () => send({ type: 'back' })

  const timer = setInterval(tick, tickMs)
  document.addEventListener('visibilitychange', onVisibility)
  window.addEventListener('pageshow', onPageShow)
  window.addEventListener('online', back)
  onVisibility()
  const ask = () => {
    // Within the tap itself: it is what allows the element to play.
    video.play().catch(() => undefined)
    send({ type: 'tap' })
  }
  const stop = () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', onVisibility)
    window.removeEventListener('pageshow', onPageShow)
    window.removeEventListener('online', back)
    send({ type: 'leave' })
  }
  return { ask, back, stop }
}

function whenFirstFrame(video: HTMLVideoElement, stream: MediaStream, onFrame: () => void): void {
  const onShown = () => {
    if (video.srcObject === stream) onFrame()
  }
  if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(onShown)
  else (video as HTMLVideoElement).addEventListener('loadeddata', onShown, { once: true })
}
