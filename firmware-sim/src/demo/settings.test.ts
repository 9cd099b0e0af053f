import { describe, expect, it } from 'vitest'
import { lanAddress } from './lan-address.ts'
import { readSettings, SettingsError } from './settings.ts'

describe('what npm start is told', () => {
  it('has a default for everything', () => {
    expect(readSettings([], {})).toMatchObject({ httpPort: 8080, mqttPort: 8883, simPort: 8090 })
    expect(readSettings([], { DOMOVOY_HTTP_PORT: '', DATABASE_URL: '' })).not.toHaveProperty('databaseUrl')
  })

  it('comes from the environment', () => {
    const settings = readSettings([], {
      DOMOVOY_DATA: '/somewhere',
      DOMOVOY_SIM_PORT: '9090',
      DATABASE_URL: 'postgres://db/domovoy',
      MQTT_URL: 'mqtts://broker:8883',
    })
    expect(settings).toMatchObject({
      dataFolder: '/somewhere',
      simPort: 9090,
      databaseUrl: 'postgres://db/domovoy',
      mqttUrl: 'mqtts://broker:8883',
    })
  })

  it.each([
    [['--wan'], {}, /--wan/],
    [[], { DOMOVOY_HTTP_PORT: 'many' }, /DOMOVOY_HTTP_PORT/],
    [[], { DOMOVOY_MQTT_PORT: '70000' }, /DOMOVOY_MQTT_PORT/],
  ])('stops the start when it makes no sense: %j %j', (args, env, message) => {
    expect(() => readSettings(args, env)).toThrow(SettingsError)
    expect(() => readSettings(args, env)).toThrow(message)
  })
})

describe('the address on the local network', () => {
  const ipv4 = (address: string, internal = false) => ({
    address,
    internal,
    family: 'IPv4' as const,
    netmask: '255.255.255.0',
    mac: '00:00:00:00:00:00',
    cidr: null,
  })

  it('is a private one on a real interface', () => {
    const interfaces = {
      lo: [ipv4('127.0.0.1', true)],
      docker0: [ipv4('172.17.0.1')],
      eth0: [ipv4('203.0.113.7')],
      wlan0: [ipv4('192.168.1.20')],
    }
    expect(lanAddress(interfaces)).toBe('192.168.1.20')
  })

  it('is another one rather than none', () => {
    expect(lanAddress({ docker0: [ipv4('172.17.0.1')] })).toBe('172.17.0.1')
    expect(lanAddress({ lo: [ipv4('127.0.0.1', true)] })).toBeUndefined()
  })
})
