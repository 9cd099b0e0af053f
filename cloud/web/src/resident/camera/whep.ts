import { networkProblem, ProblemError, readProblem } from '../../shared/api/problem.ts'

interface WhepHandlers {
  /** The camera's track, before its first frame. */
  onStream: (stream: MediaStream) => void
  /** Once, when this connection is of no more use. */
  onFailed: (failure: ProblemError) => void
}

const answerTimeoutMs = 8_000

/**
 * Watches a camera by WHEP (RFC-to-be draft-ietf-wish-whep): the offer is posted at once, without waiting for candidates,
 * since the controller learns the browser's address from its first packet.
 * @param url `/api/entrances/{id}/whep`
 * @returns leaves: closes the connection and tells the controller by DELETE
 */
export function watchByWhep(url: string, { onStream, onFailed }: WhepHandlers): () => void {
  const peer = new RTCPeerConnection({ iceServers: [], bundlePolicy: 'max-bundle' })
  let resource: string | undefined
  let isOver = false

  const fail = (failure: ProblemError) => {
    if (isOver) return
    leave()
    onFailed(failure)
  }
  const leave = () => {
    if (isOver) return
    isOver = true
    window.removeEventListener('pagehide', leave)
    peer.close()
    if (resource !== undefined) forget(resource)
  }

  peer.ontrack = ({ track, receiver }) => {
    // Fresh over smooth: whoever stands at the door is to be seen as they move.
    if ('jitterBufferTarget' in receiver) receiver.jitterBufferTarget = 0
    onStream(new MediaStream([track]))
  }
  peer.onconnectionstatechange = () => {
    if (peer.connectionState === 'failed') fail(new ProblemError('video.blocked', 0))
  }
  window.addEventListener('pagehide', leave)

  const connect = async () => {
    peer.addTransceiver('video', { direction: 'recvonly' })
    const offer = await peer.createOffer()
    const [posted] = await Promise.all([post(url, offer.sdp ?? ''), peer.setLocalDescription(offer)])
    resource = posted.resource
    if (isOver) {
      if (resource !== undefined) forget(resource)
      return
    }
    await peer.setRemoteDescription({ type: 'answer', sdp: posted.answer })
  }
  connect().catch((cause: unknown) => {
    fail(cause instanceof ProblemError ? cause : new ProblemError('video.unsupported', 0, String(cause)))
  })
  return leave
}

async function post(url: string, offer: string): Promise<{ answer: string; resource: string | undefined }> {
  const signal = AbortSignal.timeout(answerTimeoutMs)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp' },
      body: offer,
      signal,
    })
    if (!response.ok) throw await readProblem(response)
    return { answer: await response.text(), resource: response.headers.get('location') ?? undefined }
  } catch (cause) {
    throw cause instanceof ProblemError ? cause : networkProblem(cause)
  }
}

/** `keepalive` lets the request outlive the page. A lost one costs nothing: the controller notices silence by itself. */
function forget(resource: string): void {
  fetch(resource, { method: 'DELETE', keepalive: true }).catch(() => undefined)
}
