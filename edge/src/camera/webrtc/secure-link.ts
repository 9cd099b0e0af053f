import { createHash, X509Certificate } from 'node:crypto'
import type { CipherContext, DtlsServer as DtlsServerType, RtpHeader as RtpHeaderType } from 'werift'

/** What goes into the header of an RTP packet that we send. */
export type OutgoingHeader = {
  marker: boolean
  payloadType: number
  sequenceNumber: number
  timestamp: number
  ssrc: number
}

/** The keys of one viewer at work (SRTP, RFC 3711). */
export type SecureMedia = {
  protectRtp(header: OutgoingHeader, payload: Buffer): Buffer
  protectRtcp(packet: Buffer): Buffer
  /** Nothing when the packet is forged or broken. */
  openRtcp(bytes: Buffer): Buffer | undefined
}

export type SecureLink = {
  receive(bytes: Buffer): void
  close(): void
}

export type SecureLinkOptions = {
  send(bytes: Buffer): void
  /** SHA-256 of the certificate that the viewer's offer promises, in hexadecimal. */
  remoteFingerprint: string
  onSecured(media: SecureMedia): void
  onClosed(reason: string): void
}

/** DTLS 1.2 and SRTP, loaded at the first viewer: the library takes 40 MB that a controller without viewers does not need. */
export type Security = {
  /** SHA-256 of our certificate, as `AB:CD:…`. */
  fingerprint: string
  /** Waits as DTLS server for the viewer's handshake (DTLS-SRTP, RFC 5764). */
  open(options: SecureLinkOptions): SecureLink
}

type Werift = typeof import('werift')
type Certificate = Awaited<ReturnType<typeof CipherContext.createSelfSignedCertificateWithKey>>
type SrtpProfile = { id: 1 | 7; saltLength: 12 | 14 }

const keyLength = 16
const authenticationTags = { gcm: { id: 7, saltLength: 12 }, hmac: { id: 1, saltLength: 14 } } as const
/** Past every flight of a handshake: werift's retransmission stops at its next turn. */
const handshakeOver = 100

let loaded: Promise<Security> | undefined

/** Loads once per process, and makes the certificate that all viewers of this run of the daemon see. */
export function loadSecurity(): Promise<Security> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Security> {
  const werift = await import('werift')
  const certificate = await werift.CipherContext.createSelfSignedCertificateWithKey(
    { signature: werift.SignatureAlgorithm.ecdsa_3, hash: werift.HashAlgorithm.sha256_4 },
    werift.NamedCurveAlgorithm.secp256r1_23,
  )
  const { fingerprint256 } = new X509Certificate(certificate.certPem)
  return { fingerprint: fingerprint256, open: (options) => openLink(werift, certificate, options) }
}

function openLink(werift: Werift, certificate: Certificate, options: SecureLinkOptions): SecureLink {
  let isClosed = false
  const transport = {
    type: 'ice',
    address: { address: '', family: '', port: 0 },
    closed: false,
    onData: (_bytes: Buffer) => {},
    send: async (bytes: Buffer) => {
      if (!isClosed) options.send(bytes)
    },
    close: async () => {},
  }
  const server = new werift.DtlsServer({
    cert: certificate.certPem,
    key: certificate.keyPem,
    signatureHash: certificate.signatureHash,
    transport,
    srtpProfiles: [authenticationTags.gcm.id, authenticationTags.hmac.id],
    extendedMasterSecret: true,
    certificateRequest: true,
  })

  function close(reason?: string): void {
    if (isClosed) return
    isClosed = true
    server.dtls.flight = handshakeOver
    if (reason !== undefined) options.onClosed(reason)
  }

  server.onError.subscribe((error) => close(`handshake failed: ${String(error)}`))
  server.onClose.subscribe(() => close('closed by the viewer'))
  server.onConnect.once(() => {
    const theirs = server.remoteCertificate
    // RFC 8122 §5: whoever shakes hands must hold the certificate that the offer named.
    if (!theirs || createHash('sha256').update(theirs).digest('hex') !== options.remoteFingerprint)
      close('the certificate is not the one in the offer')
    else if (!isClosed) options.onSecured(secureMedia(werift, server))
  })

  return {
    receive(bytes) {
      try {
        if (!isClosed) transport.onData(bytes)
      } catch {
        // Not a DTLS record: dropped like any other noise.
      }
    },
    close: () => close(),
  }
}

function secureMedia(werift: Werift, server: DtlsServerType): SecureMedia {
  const profile: SrtpProfile =
    server.srtp.srtpProfile === authenticationTags.gcm.id ? authenticationTags.gcm : authenticationTags.hmac
  const { localKey, localSalt, remoteKey, remoteSalt } = server.extractSessionKeys(keyLength, profile.saltLength)
  const config = {
    keys: {
      localMasterKey: localKey,
      localMasterSalt: localSalt,
      remoteMasterKey: remoteKey,
      remoteMasterSalt: remoteSalt,
    },
    profile: profile.id,
  }
  const srtp = new werift.SrtpSession(config)
  const srtcp = new werift.SrtcpSession(config)
  const header: RtpHeaderType = new werift.RtpHeader()
  return {
    protectRtp(fields, payload) {
      return srtp.encrypt(payload, Object.assign(header, fields))
    },
    protectRtcp: (packet) => srtcp.encrypt(packet),
    openRtcp(bytes) {
      try {
        return srtcp.decrypt(bytes)
      } catch {
        return undefined
      }
    },
  }
}
