import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ConfigError, parseConfig } from './config.ts'

const file = '/etc/domovoy/edge.yaml'
const parse = (text: string) => parseConfig(text, file)
const smallest = 'dataFolder: data\ngpioSocket: gpio.sock\ndoor:\n  lock: { driver: sim, line: lock }\n'

describe('the configuration', () => {
  it('has defaults for all but what only the installer can know, and absolute paths', () => {
    expect(parse(smallest)).toEqual({
      dataFolder: '/etc/domovoy/data',
      gpioSocket: '/etc/domovoy/gpio.sock',
      log: { level: 'info' },
      door: { id: 'main', pulseMs: 3_000, permittedOpenMs: 20_000, lock: { driver: 'sim', line: 'lock' } },
      video: { maxViewers: 10 },
    })
  })

  it.each([
    ['an unknown key', `${smallest}  pulsMs: 3\n`, 'line 5: unknown key door.pulsMs'],
    ['an unknown key at the top', `${smallest}doors: []\n`, 'line 5: unknown key doors'],
    [
      'an unknown key of a line',
      smallest.replace('line: lock', 'line: lock, gpio: 4'),
      'line 4: unknown key door.lock.gpio',
    ],
    ['a value out of its range', `${smallest}  pulseMs: 0\n`, 'line 5: door.pulseMs:'],
    ['a missing key', smallest.replace('dataFolder: data\n', ''), 'line 1: dataFolder:'],
    ['a missing socket', smallest.replace('gpioSocket: gpio.sock\n', ''), 'line 3: door.lock is simulated'],
    [
      'one line in two places',
      `${smallest}  exit: { driver: onoff, gpio: 4 }\n  fire: { driver: onoff, gpio: 4, activeLow: true }\n`,
      'line 6: door.fire is the same line as door.exit',
    ],
    [
      'a simulated line in two places',
      `${smallest}  exit: { driver: sim, line: lock }\n`,
      'line 5: door.exit is the same',
    ],
    ['a password that ends the address', `${smallest}camera: { url: "rtsp://u:p#1@cam/x" }\n`, 'line 5: camera.url:'],
    ['a broker at no port', `${smallest}mqttUrl: mqtts://broker:88830\n`, 'line 5: mqttUrl:'],
    ['a driver that does not exist', smallest.replace('driver: sim', 'driver: magic'), 'line 4: door.lock.driver:'],
    ['a key that stands twice', `${smallest}dataFolder: other\n`, 'at line 5'],
    ['no YAML', 'a: [', 'at line 1'],
    ['nothing', '', 'line 1: dataFolder:'],
    ['a list', '- 1\n', 'line 1: the file:'],
  ])('with %s says what is wrong and where', (_, text, expected) => {
    expect(() => parse(text)).toThrow(ConfigError)
    expect(() => parse(text)).toThrow(expected)
  })

  it('never fails in another way, whatever the file holds', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom(...smallest.split(/(?=[\n:{},])/), '\t', '- ', '&a', '*a', '!!x', '? '))
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(anyText, (text) => {
        try {
          parse(text)
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError)
        }
      }),
    )
  })

  it('has an example that it takes', () => {
    const path = join(import.meta.dirname, '../../config/example.yaml')
    const config = parseConfig(readFileSync(path, 'utf8'), path)
    expect([config.panel?.driver, config.camera?.transport]).toEqual(['osdp-tcp', 'tcp'])
  })
})
