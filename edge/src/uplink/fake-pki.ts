// The certificate library's decorators need this before anything of it is loaded.
import 'reflect-metadata'
import type { webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  PemConverter,
  Pkcs10CertificateRequest,
  type PublicKeyType,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const validity = { notBefore: new Date(Date.now() - 3_600_000), notAfter: new Date(Date.now() + 86_400_000) }

export type Pair = { key: string; certificate: string }

export type FakePki = {
  caCertificate: string
  /** A key and a certificate for it. */
  issue(commonName: string): Promise<Pair>
  /** A certificate for the key of a request (PKCS #10, PEM). */
  certify(csr: string, commonName: string): Promise<string>
}

/** A certificate authority for tests. */
export async function createFakePki(): Promise<FakePki> {
  const caKeys = await generate()
  const ca = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=test authority',
    keys: caKeys,
    signingAlgorithm: algorithm,
    ...validity,
    extensions: [new BasicConstraintsExtension(true, 1, true)],
  })

  async function sign(commonName: string, publicKey: PublicKeyType): Promise<string> {
    const certificate = await X509CertificateGenerator.create({
      subject: `CN=${commonName}`,
      issuer: ca.subject,
      publicKey,
      signingKey: caKeys.privateKey,
      signingAlgorithm: algorithm,
      ...validity,
      extensions: [
        new SubjectAlternativeNameExtension([
          { type: 'dns', value: 'localhost' },
          { type: 'ip', value: '127.0.0.1' },
        ]),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth, ExtendedKeyUsage.serverAuth]),
      ],
    })
    return certificate.toString('pem')
  }

  return {
    caCertificate: ca.toString('pem'),
    async issue(commonName) {
      const keys = await generate()
      const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
      return { key: PemConverter.encode(pkcs8, 'PRIVATE KEY'), certificate: await sign(commonName, keys.publicKey) }
    },
    certify: (csr, commonName) => sign(commonName, new Pkcs10CertificateRequest(csr).publicKey),
  }
}

function generate(): Promise<webcrypto.CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
}
