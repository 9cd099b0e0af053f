import { generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { commandGolden, signCommand, verifyCommand } from './index.ts'

const ours = await generateKeyPair('EdDSA')
const keys = new Map([['k1', ours.publicKey]])

describe('a signed command', () => {
  it('comes through whole', async () => {
    const jws = await signCommand(commandGolden, ours.privateKey, 'k1')
    expect(await verifyCommand(jws, keys)).toEqual({ ok: true, command: commandGolden })
  })

  it('is refused when one letter of it changed', async () => {
    const [header, payload, signature] = (await signCommand(commandGolden, ours.privateKey, 'k1')).split('.')
    const changed = `${payload?.slice(0, -1)}${payload?.endsWith('A') ? 'B' : 'A'}`
    expect(await verifyCommand(`${header}.${changed}.${signature}`, keys)).toEqual({
      ok: false,
      reason: 'bad-signature',
    })
  })

  it.each(['', 'a.b.c', '…', '{}', 'eyJhbGciOiJub25lIn0.e30.'])('is refused when it is %j', async (text) => {
    expect(await verifyCommand(text, keys)).toEqual({ ok: false, reason: 'bad-signature' })
  })

  it('is refused from another key under the same name', async () => {
    const theirs = await generateKeyPair('EdDSA')
    const jws = await signCommand(commandGolden, theirs.privateKey, 'k1')
    expect(await verifyCommand(jws, keys)).toEqual({ ok: false, reason: 'bad-signature' })
  })

  it('is refused when our key signed it as another kind of word', async () => {
    const token = await new SignJWT({ ...commandGolden })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'k1', typ: 'JWT' })
      .sign(ours.privateKey)
    expect(await verifyCommand(token, keys)).toEqual({ ok: false, reason: 'bad-signature' })
  })

  it('is refused as malformed when well signed but unknown', async () => {
    const token = await new SignJWT({ kind: 'dance' })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'k1', typ: 'domovoy-command+jws' })
      .sign(ours.privateKey)
    expect(await verifyCommand(token, keys)).toEqual({ ok: false, reason: 'malformed' })
  })
})
