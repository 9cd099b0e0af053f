import 'reflect-metadata'
import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import * as x509 from '@peculiar/x509'
import { DomainError } from '../errors.ts'
import { pkiFaults } from './faults.ts'
import type { KeyFiles } from './key-files.ts'

x509.cryptoProvider.set(crypto)

const curve = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const dayMs = 24 * 3_600_000
const organisation = 'Domovoy'

/** `CryptoKey`, which Node and browsers declare in different places: the web app's type check reads this file too. */
type PrivateKey = Parameters<typeof crypto.subtle.exportKey>[1]

/** A key pair with its certificate, as PEM. */
export interface Identity {
  key: string
  certificate: string
}

export interface Issued {
  certificate: string
  /** Lower-case hex. */
  serial: string
  notBefore: Date
  notAfter: Date
}

/** The platform's own certificate authority (P-256, X.509 v3 of RFC 5280). */
export interface Authority {
  certificate: string
  /** For servers of ours: browsers take no more than 398 days. */
  issueServer(names: readonly string[], now: number): Promise<Identity>
  issueClient(commonName: string, now: number): Promise<Identity>
  /**
   * Gives a controller a certificate for the key of its request; what the request says of names counts for nothing.
   * @throws DomainError `csr.invalid`: not a PKCS#10 request in PEM, not P-256, or not signed by its own key
   */
  issueController(csrPem: string, controllerId: string, now: number): Promise<Issued>
}

/** Opens the authority kept in these files, or founds it. */
export async function openAuthority(files: KeyFiles, now: number): Promise<Authority> {
  if (files.read('ca.crt') === undefined || files.read('ca.key') === undefined) await found(files, now)
  const certificate = files.read('ca.crt') ?? ''
  const root = new x509.X509Certificate(certificate)
  const signingKey = await importKey(files.read('ca.key') ?? '')

  const issue = async (
    subject: x509.JsonName,
    publicKey: x509.PublicKeyType,
    days: number,
    now: number,
    uses: Uses,
  ) => {
    // A serial that begins with 1…7 keeps its digits in every notation: no sign bit, no leading zero.
    const serial = `${((randomBytes(1)[0] ?? 0) % 7) + 1}${randomBytes(16).toString('hex').slice(1)}`
    const issued = await x509.X509CertificateGenerator.create({
      serialNumber: serial,
      issuer: root.subject,
      subject,
      notBefore: new Date(now - dayMs),
      notAfter: new Date(now + days * dayMs),
      signingAlgorithm: curve,
      publicKey,
      signingKey,
      extensions: await extensions(publicKey, root, uses),
    })
    return { certificate: issued.toString('pem'), serial, notBefore: issued.notBefore, notAfter: issued.notAfter }
  }
  const withOwnKey = async (subject: x509.JsonName, days: number, now: number, uses: Uses): Promise<Identity> => {
    const pair = await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
    const issued = await issue(subject, pair.publicKey, days, now, uses)
    return { key: await exportKey(pair.privateKey), certificate: issued.certificate }
  }
  return {
    certificate,
    issueServer: (names, now) => withOwnKey(name(names[0] ?? 'localhost'), 397, now, { server: names }),
    issueClient: (commonName, now) => withOwnKey(name(commonName), 3_650, now, {}),
    issueController: async (csrPem, controllerId, now) => {
      const request = await readRequest(csrPem)
      return await issue(name(controllerId), request.publicKey, 3_650, now, {})
    },
  }
}

interface Uses {
  /** Names and addresses of a server; absent for a client. */
  server?: readonly string[]
}

async function extensions(key: x509.PublicKeyType, root: x509.X509Certificate, uses: Uses): Promise<x509.Extension[]> {
  const alternative = (uses.server ?? []).map((it) => ({
    type: isIP(it) ? ('ip' as const) : ('dns' as const),
    value: it,
  }))
  return [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([
      uses.server ? x509.ExtendedKeyUsage.serverAuth : x509.ExtendedKeyUsage.clientAuth,
    ]),
    await x509.SubjectKeyIdentifierExtension.create(key),
    await x509.AuthorityKeyIdentifierExtension.create(root.publicKey),
    ...(alternative.length > 0 ? [new x509.SubjectAlternativeNameExtension(alternative)] : []),
  ]
}

async function found(files: KeyFiles, now: number): Promise<void> {
  const keys = await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: `1${randomBytes(15).toString('hex')}0`,
    name: [{ O: [organisation] }, { CN: [`Domovoy CA ${randomBytes(4).toString('hex')}`] }],
    notBefore: new Date(now - dayMs),
    notAfter: new Date(now + 20 * 365 * dayMs),
    signingAlgorithm: curve,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  files.write('ca.key', await exportKey(keys.privateKey))
  files.write('ca.crt', root.toString('pem'))
}

async function readRequest(csrPem: string): Promise<x509.Pkcs10CertificateRequest> {
  try {
    const request = new x509.Pkcs10CertificateRequest(csrPem)
    const algorithm = request.publicKey.algorithm
    const isP256 = 'namedCurve' in algorithm && algorithm.namedCurve === 'P-256'
    if (isP256 && (await request.verify())) return request
  } catch {
    // Whatever it was, it is not a request.
  }
  throw new DomainError(pkiFaults['csr.invalid'])
}

function name(commonName: string): x509.JsonName {
  return [{ O: [organisation] }, { CN: [commonName] }]
}

async function exportKey(key: PrivateKey): Promise<string> {
  return x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}

async function importKey(pem: string): Promise<PrivateKey> {
  return await crypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), curve, false, ['sign'])
}
