import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadSettings, readSipTrunk } from './index.ts'

function file(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'settings-')), 'cloud.yaml')
  writeFileSync(path, text)
  return path
}

describe('settings', () => {
  it('have a default for everything', () => {
    expect(loadSettings(undefined, {})).toMatchObject({
      dataFolder: './data',
      http: { port: 8080, tls: false },
      demo: false,
    })
  })

  it('come from the file, and from the environment over it', () => {
    const settings = loadSettings(file('http: { port: 1, host: 0.0.0.0 }\ndemo: true\n'), { DOMOVOY_HTTP_PORT: '2' })
    expect(settings).toMatchObject({ http: { port: 2, host: '0.0.0.0' }, demo: true })
  })

  it.each([
    ['http:\n  prot: 1\n', /cloud\.yaml:2:3: unknown key "http\.prot"/],
    ['mystery: 1\n', /cloud\.yaml:1:1: unknown key "mystery"/],
    ['http:\n  port: many\n', /cloud\.yaml:2:3: http\.port: /],
    ['- a\n', /expected keys and values/],
    ['a: [', /cloud\.yaml: /],
    ['sms:\n  drvier: smpp\n', /cloud\.yaml:2:3: unknown key "sms\.drvier"/],
    ['sms:\n  smpp:\n    systemTipe: x\n', /cloud\.yaml:3:5: unknown key "sms\.smpp\.systemTipe"/],
    ['sms:\n  driver: smpp\n', /cloud\.yaml:2:3: sms\.driver: needs sms\.url/],
    ['sms:\n  driver: http\n  url: smpp://a@b\n', /sms\.driver: does not go with the address/],
    ['sms:\n  driver: outbox\n', /sms\.driver: the outbox is the demo/],
    ['sms:\n  url: ftp://a\n', /cloud\.yaml:2:3: sms\.url: /],
    ['sms:\n  http: { form: { a: b }, json: {} }\n', /sms\.http: form and json exclude each other/],
    ['sms:\n  http: { acceptedBody: "(" }\n', /sms\.http\.acceptedBody: not a regular expression/],
    ['demo: true\nsms:\n  url: smpp://a@b\n', /sms\.url: the demo sends nothing/],
    ['voice:\n  url: tel:+7900\n', /cloud\.yaml:2:3: voice\.url: expected sip:/],
    ['voice:\n  url: sip:a:b@host:99999\n', /voice\.url: expected sip:/],
    ['voice:\n  sip: { numbers: "9" }\n', /voice\.sip\.numbers: /],
    ['demo: true\nvoice:\n  url: sip:a:b@host\n', /voice\.url: the demo rings nobody/],
    ['mail:\n  url: smtp://a\n', /mail\.url: needs mail\.from/],
    ['mail:\n  from: "Домовой"\n', /mail\.from: expected Name <address>/],
  ])('stop the start and say where: %j', (text, message) => {
    expect(() => loadSettings(file(text), {})).toThrow(message)
  })

  it('tell the driver by the address, and take secrets from the environment', () => {
    const json = 'json: { phones: ["{to}"], text: "{text}" }'
    const text = `sms:\n  http: { ${json}, headers: { authorization: "Bearer {token}" }, acceptedBody: "OK" }\n`
    const secrets = { SMS_URL: 'https://gateway.example/send', SMS_TOKEN: 's3cret' }
    expect(loadSettings(file(text), secrets).sms).toMatchObject({
      ...{ url: secrets.SMS_URL, token: 's3cret', from: 'Domovoy' },
      http: { method: 'POST', json: { phones: ['{to}'], text: '{text}' }, acceptedBody: /OK/ },
    })
    expect(loadSettings(file('sms: { driver: outbox }\ndemo: true\n'), {}).sms.driver).toBe('outbox')
  })

  it.each([
    ['sip:host', { transport: 'UDP', host: 'host', port: 5060, credentials: undefined }],
    [
      'sip:uk:p%40ss%3A@10.0.0.1:5080;transport=tcp',
      { transport: 'TCP', host: '10.0.0.1', port: 5080, credentials: { username: 'uk', password: 'p@ss:' } },
    ],
    [
      'SIP:uk:@[2001:db8::1]',
      { transport: 'UDP', host: '2001:db8::1', port: 5060, credentials: { username: 'uk', password: '' } },
    ],
    ['sip:uk:%@host', undefined],
    ['sip:uk:a@host;transport=tls', undefined],
    ['https://gateway.example', undefined],
  ])('take %s for a trunk', (url, trunk) => expect(readSipTrunk(url)).toEqual(trunk))

  it('name the variable that does not serve', () => {
    expect(() => loadSettings(undefined, { DOMOVOY_DEMO: 'perhaps' })).toThrow(/DOMOVOY_DEMO/)
  })

  it.each([
    ['mqtt://broker:1883', /MQTT_URL: mqtt\.url: only mqtts:\/\/ is taken/],
    ['ws://broker', /only mqtts:\/\/ is taken/],
    ['broker', /only mqtts:\/\/ is taken/],
    ['broker:8883', /only mqtts:\/\/ is taken/],
    // Every controller is told this address.
    ['mqtts://cloud:secret@broker', /no password belongs here/],
  ])('take no broker at %s', (url, message) => {
    expect(() => loadSettings(undefined, { MQTT_URL: url })).toThrow(message)
    expect(loadSettings(undefined, { MQTT_URL: 'mqtts://broker:8883' }).mqtt.url).toBe('mqtts://broker:8883')
  })

  it('say so when the file is missing', () => {
    expect(() => loadSettings('/nowhere/cloud.yaml', {})).toThrow(/cannot be read/)
  })
})
