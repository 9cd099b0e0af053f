// The certificate library's decorators need this before anything of it is loaded.
import 'reflect-metadata'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { PemConverter, Pkcs10CertificateRequestGenerator } from '@peculiar/x509'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

export type KeyAndRequest = {
  /** PKCS #8. */
  privateKeyPem: string
  /** PKCS #10 (RFC 2986). The subject is the platform's to choose. */
  csrPem: string
  /** Whether a certificate is for this key and names this controller. */
  matches(certificatePem: string, controllerId: string): boolean
}

/** Makes the controller's key (P-256) and asks for a certificate with it. */
export async function createKeyAndRequest(): Promise<KeyAndRequest> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: 'CN=unclaimed controller',
    keys,
    signingAlgorithm: algorithm,
  })
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  const privateKeyPem = `${PemConverter.encode(pkcs8, 'PRIVATE KEY')}\n`
  return {
    privateKeyPem,
    csrPem: request.toString('pem'),
    matches(certificatePem, controllerId) {
      try {
        const certificate = new X509Certificate(certificatePem)
        const names = certificate.subject.split('\n')
        return certificate.checkPrivateKey(createPrivateKey(privateKeyPem)) && names.includes(`CN=${controllerId}`)
      } catch {
        return false
      }
    },
  }
}
