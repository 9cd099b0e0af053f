import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { checkPort, freePorts } from './ports.ts'

describe('the ports', () => {
  it('are all different and free', async () => {
    const ports = await freePorts(5)
    expect(new Set(ports).size).toBe(5)
    for (const port of ports) await checkPort({ port, purpose: 'test', setting: 'PORT', host: '127.0.0.1' })
  })

  it('that are taken are named, with the setting that chooses another', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const check = checkPort({ port, purpose: 'MQTT', setting: 'DOMOVOY_MQTT_PORT', host: '127.0.0.1' })
    await expect(check).rejects.toThrow(new RegExp(`Port ${port} \\(MQTT\\) is in use.*DOMOVOY_MQTT_PORT=`))
    await new Promise((resolve) => server.close(resolve))
  })
})
