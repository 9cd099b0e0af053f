/** Small enough that the blur over it costs nothing. */
const width = 64

const lastPictures = new Map<string, HTMLCanvasElement>()

/** Keeps the frame that is on screen, in memory only, to stand blurred in its place until the next one comes. */
export function keepLastPicture(entranceId: string, video: HTMLVideoElement): void {
  if (video.videoWidth === 0) return
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = Math.round((width * video.videoHeight) / video.videoWidth)
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  lastPictures.set(entranceId, canvas)
}

/** Draws the kept frame; false when there is none. */
export function drawLastPicture(entranceId: string, target: HTMLCanvasElement): boolean {
  const kept = lastPictures.get(entranceId)
  if (kept === undefined) return false
  target.width = kept.width
  target.height = kept.height
  target.getContext('2d')?.drawImage(kept, 0, 0)
  return true
}
