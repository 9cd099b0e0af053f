import 'reflect-metadata'
import * as x509 from '@peculiar/x509'

/** A certificate request as a controller makes it; for tests. */
export async function makeRequest(
  commonName: string,
  algorithm = { name: 'ECDSA', namedCurve: 'P-256' },
): Promise<string> {
  return (await makeKeyAndRequest(commonName, algorithm)).csr
}

export async function makeKeyAndRequest(commonName: string, algorithm = { name: 'ECDSA', namedCurve: 'P-256' }) {
  x509.cryptoProvider.set(crypto)
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: [{ CN: [commonName] }],
    keys,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
  })
  const key = x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')
  return { key, csr: request.toString('pem') }
}
