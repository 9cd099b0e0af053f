import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { chainInput, genesisHash, journalBatchGoldenRecords } from '../journal/index.ts'
import * as mqtt from './index.ts'

describe('golden examples', () => {
  it.each([
    ['statusMessage', mqtt.statusMessage, mqtt.statusGolden],
    ['clockAsk', mqtt.clockAsk, mqtt.clockAskGolden],
    ['clockAnswer', mqtt.clockAnswer, mqtt.clockAnswerGolden],
    ['replyMessage', mqtt.replyMessage, mqtt.replyGolden],
    ['journalBatch', mqtt.journalBatch, mqtt.journalBatchGolden],
    ['journalAck', mqtt.journalAck, mqtt.journalAckGolden],
  ])('%s passes its own schema unchanged', (_name, schema, golden) => {
    expect(schema.parse(JSON.parse(JSON.stringify(golden)))).toEqual(golden)
  })

  it('the journal is chained from the genesis hash', () => {
    let previous = genesisHash
    for (const record of journalBatchGoldenRecords) {
      previous = createHash('sha256').update(chainInput(previous, record)).digest('hex')
      expect(record.hash).toBe(previous)
    }
  })
})

describe('topics', () => {
  it('names the controller and the channel of what comes up', () => {
    expect(mqtt.parseUp(mqtt.up.reply('c1', 'node-1'))).toEqual({ controllerId: 'c1', channel: 'reply' })
  })
  it.each([
    '',
    'domovoy/v1/c1/down/command',
    'other/v1/c1/up/journal',
    'domovoy/v2/c1/up/journal',
    'domovoy/v1//up/journal',
  ])('knows nothing of %j', (topic) => expect(mqtt.parseUp(topic)).toBeUndefined())
})
