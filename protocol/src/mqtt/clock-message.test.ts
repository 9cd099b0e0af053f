import { generateKeyPair } from 'jose'
import { describe, expect, it } from 'vitest'
import { commandGolden, signCommand, verifyCommand } from '../command/index.ts'
import { clockAnswerGolden, signClockAnswer, verifyClockAnswer } from './index.ts'

const ours = await generateKeyPair('EdDSA')
const keys = new Map([['k1', ours.publicKey]])

describe("the cloud's signed time", () => {
  it('comes through whole', async () => {
    const jws = await signClockAnswer(clockAnswerGolden, ours.privateKey, 'k1')
    expect(await verifyClockAnswer(jws, keys)).toEqual(clockAnswerGolden)
  })

  it('is not believed from another key, or in clear', async () => {
    const theirs = await generateKeyPair('EdDSA')
    expect(
      await verifyClockAnswer(await signClockAnswer(clockAnswerGolden, theirs.privateKey, 'k1'), keys),
    ).toBeUndefined()
    expect(await verifyClockAnswer(JSON.stringify(clockAnswerGolden), keys)).toBeUndefined()
  })

  it('and a command never pass for each other', async () => {
    const time = await signClockAnswer(clockAnswerGolden, ours.privateKey, 'k1')
    const command = await signCommand(commandGolden, ours.privateKey, 'k1')
    expect(await verifyCommand(time, keys)).toEqual({ ok: false, reason: 'bad-signature' })
    expect(await verifyClockAnswer(command, keys)).toBeUndefined()
  })
})
