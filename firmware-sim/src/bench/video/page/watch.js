/**
 * What the measuring page does: opens viewers, and notes what they show and when. The bench sets `globalThis.counter`
 * (reader and layout of the frame's number in the pixels) before, and calls `globalThis.bench`.
 *
 * @typedef {{ kind: 'whep', url: string }} ByWhep
 * @typedef {{ kind: 'janus', url: string, mountpoint: number }} ByJanus
 * @typedef {{ peer: RTCPeerConnection, video: HTMLVideoElement, close: () => Promise<void> }} Viewer
 * @typedef {(peer: RTCPeerConnection) => Promise<() => Promise<void>>} Connect connects, and gives how to leave
 * @typedef {{ frame: number | null, atMs: number }} ShownFrame `atMs`: performance.timeOrigin + the page's time
 */

/** @type {Viewer[]} */
const viewers = []
const stripHeight = 16
const stripWidth = 256
const firstFrameWithinMs = 15_000

/**
 * Opens one more viewer, and measures from here, the click, to its first decoded frame.
 * @param {ByWhep | ByJanus} how
 * @param {{ frame: number, atMs: number, loop: number }} live a frame and when it was sent, to know what is live at any time
 */
async function open(how, live) {
  const connect = how.kind === 'whep' ? byWhep(how) : await byJanus(how)
  const startMs = performance.now()
  const video = document.createElement('video')
  video.muted = true
  video.width = viewers.length === 0 ? 640 : 96
  document.body.append(video)
  const peer = new RTCPeerConnection({ iceServers: [], bundlePolicy: 'max-bundle' })
  const first = Promise.withResolvers()
  peer.ontrack = ({ track, receiver }) => {
    if ('jitterBufferTarget' in receiver) receiver.jitterBufferTarget = 0
    video.srcObject = new MediaStream([track])
    video.requestVideoFrameCallback(() => first.resolve(performance.now() - startMs))
    video.play().catch(first.reject)
  }
  const tooLate = setTimeout(() => first.reject(new Error('no frame came')), firstFrameWithinMs)
  const leave = await connect(peer)
  viewers.push({
    peer,
    video,
    close: async () => {
      peer.close()
      video.srcObject = null
      video.remove()
      await leave()
    },
  })
  const firstFrameMs = /** @type {number} */ (await first.promise)
  clearTimeout(tooLate)
  return { firstFrameMs, liveMs: (await becomesLive(video, live)) - startMs }
}

/**
 * The offer is posted without waiting for candidates, as the resident's app does.
 * @param {ByWhep} how
 * @returns {Connect}
 */
const byWhep =
  ({ url }) =>
  async (peer) => {
    peer.addTransceiver('video', { direction: 'recvonly' })
    const offer = await peer.createOffer()
    const post = fetch(url, { method: 'POST', headers: { 'content-type': 'application/sdp' }, body: offer.sdp ?? '' })
    const [answer] = await Promise.all([post, peer.setLocalDescription(offer)])
    if (answer.status !== 201) throw new Error(`WHEP: ${answer.status} ${await answer.text()}`)
    await peer.setRemoteDescription({ type: 'answer', sdp: await answer.text() })
    const resource = answer.headers.get('location') ?? ''
    return async () => {
      await fetch(resource, { method: 'DELETE' })
    }
  }

/**
 * Janus's REST API: watch, its offer by long poll, our answer. Session and handle stand before the click, as in a page that
 * makes them when it loads.
 * @param {ByJanus} how
 * @returns {Promise<Connect>}
 */
async function byJanus({ url, mountpoint }) {
  /** @param {string} path @param {object} body */
  const post = async (path, body) => {
    const transaction = crypto.randomUUID()
    const answer = await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify({ ...body, transaction }) })
    const result = await answer.json()
    if (result.janus === 'error') throw new Error(`Janus: ${JSON.stringify(result.error)}`)
    return result
  }
  const session = `/${(await post('', { janus: 'create' })).data.id}`
  const handle = `${session}/${(await post(session, { janus: 'attach', plugin: 'janus.plugin.streaming' })).data.id}`
  return async (peer) => {
    await post(handle, { janus: 'message', body: { request: 'watch', id: mountpoint } })
    const offer = await nextOffer(`${url}${session}`)
    await peer.setRemoteDescription(offer)
    const answer = await peer.createAnswer()
    const [start] = await Promise.all([
      post(handle, { janus: 'message', body: { request: 'start' }, jsep: { type: answer.type, sdp: answer.sdp } }),
      peer.setLocalDescription(answer),
      post(handle, { janus: 'trickle', candidate: { completed: true } }),
    ])
    if (start.janus !== 'ack' && start.janus !== 'success') throw new Error(`Janus: ${JSON.stringify(start)}`)
    return async () => {
      await post(session, { janus: 'destroy' })
    }
  }
}

/** @param {string} url @returns {Promise<RTCSessionDescriptionInit>} */
async function nextOffer(url) {
  for (;;) {
    const event = await (await fetch(`${url}?maxev=1`)).json()
    if (event.jsep) return event.jsep
    if (event.janus === 'error' || event.plugindata?.data?.error) throw new Error(`Janus: ${JSON.stringify(event)}`)
  }
}

/**
 * Waits until what is shown is less than half a second old.
 * @param {HTMLVideoElement} video
 * @param {{ frame: number, atMs: number, loop: number }} live
 * @returns {Promise<number>} when, by the page's time
 */
async function becomesLive(video, live) {
  const give = performance.now() + firstFrameWithinMs
  for await (const { frame, atMs } of shownFrames(video)) {
    const newest = live.frame + (atMs - live.atMs) / 40
    const behind = frame === null ? Number.POSITIVE_INFINITY : (((newest - frame) % live.loop) + live.loop) % live.loop
    if (behind < 12.5 || behind > live.loop - 2) return atMs - performance.timeOrigin
    if (performance.now() > give) throw new Error('the picture stays old')
  }
  throw new Error('the picture ended')
}

/**
 * Every frame that the video shows, its number read from its pixels, and when it was to be seen.
 * @param {HTMLVideoElement} video
 * @returns {AsyncGenerator<ShownFrame>}
 */
async function* shownFrames(video) {
  const canvas = new OffscreenCanvas(stripWidth, stripHeight)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no canvas')
  const { read, inFrame, inStrip } = globalThis.counter
  for (;;) {
    const atMs = await new Promise((resolve) => {
      video.requestVideoFrameCallback((now, { expectedDisplayTime }) => resolve(Math.max(now, expectedDisplayTime)))
    })
    const [w, h] = [video.videoWidth, video.videoHeight]
    const strip = [inFrame.left * w, inFrame.top * h, 16 * inFrame.blockWidth * w, inFrame.blockHeight * h]
    context.drawImage(video, strip[0] ?? 0, strip[1] ?? 0, strip[2] ?? 0, strip[3] ?? 0, 0, 0, stripWidth, stripHeight)
    const frame = read(context.getImageData(0, 0, stripWidth, stripHeight), inStrip)
    yield { frame, atMs: performance.timeOrigin + atMs }
  }
}

/**
 * What the first viewer shows for a while.
 * @param {number} forMs
 */
async function record(forMs) {
  const [viewer] = viewers
  if (!viewer) throw new Error('nobody watches')
  const until = performance.now() + forMs
  /** @type {ShownFrame[]} */
  const shown = []
  for await (const frame of shownFrames(viewer.video)) {
    shown.push(frame)
    if (performance.now() > until) break
  }
  return shown
}

/** Frames decoded so far, viewer by viewer. */
async function decoded() {
  return Promise.all(
    viewers.map(async ({ peer }) => {
      const reports = [...(await peer.getStats()).values()]
      return reports.find((report) => report.type === 'inbound-rtp' && report.kind === 'video')?.framesDecoded ?? 0
    }),
  )
}

/** Closes the newest viewer, or all. @param {'last' | 'all'} which */
async function close(which) {
  const leaving = which === 'all' ? viewers.splice(0) : viewers.splice(-1)
  await Promise.all(leaving.map((viewer) => viewer.close()))
}

globalThis.bench = { open, record, decoded, close, nowMs: () => performance.timeOrigin + performance.now() }
