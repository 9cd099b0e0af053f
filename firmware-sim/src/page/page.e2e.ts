import { pino } from 'pino'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeDevices } from './fake-devices.ts'
import { startPage } from './start-page.ts'

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

let browser: Browser
let devices: ReturnType<typeof fakeDevices>
let server: Awaited<ReturnType<typeof startPage>>
let page: Page
let faults: string[]

beforeAll(async () => {
  const args = [...quiet, '--disable-component-update', '--disable-sync']
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args })
})
afterAll(async () => {
  await browser?.close()
})
beforeEach(async () => {
  devices = fakeDevices()
  server = await startPage({ port: 0, host: '127.0.0.1', devices, log: pino({ level: 'silent' }) })
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  faults = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.goto(`http://127.0.0.1:${server.port}/`)
  await page.waitForSelector('body[data-live="live"]')
})
afterEach(async () => {
  expect(faults).toEqual([])
  await page.close()
  await server.stop()
  devices.stop()
})

const holds = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 5_000 })

describe('the page of the simulated entrance', () => {
  it('shows what the controller does to the panel', async () => {
    devices.panel.show({ text: 'Открыто', led: 'green', buzzer: true })
    await page.waitForSelector('#panel[data-led="green"]')
    await page.waitForSelector('#grille[data-sounding="true"]')
    expect(await page.textContent('#display')).toBe('Открыто')
  })

  it('presses keys by mouse and by keyboard', async () => {
    await page.click('[data-key="1"]')
    await page.keyboard.press('7')
    await page.keyboard.press('*')
    await holds(() => expect(devices.panel.pressed).toEqual(['1', '7', '*']))
  })

  it('presents a card by a click, and by carrying it to the reader', async () => {
    await page.click('.card.resident')
    await holds(() => expect(devices.panel.cards).toEqual(['04A1B2C3']))
    const card = await page.locator('.card.stranger').boundingBox()
    const reader = await page.locator('#reader').boundingBox()
    if (!card || !reader) throw new Error('nothing to carry')
    await page.mouse.move(card.x + card.width / 2, card.y + card.height / 2)
    await page.mouse.down()
    await page.mouse.move(reader.x + reader.width / 2, reader.y + reader.height / 2, { steps: 5 })
    await page.mouse.up()
    await holds(() => expect(devices.panel.cards).toEqual(['04A1B2C3', 'DEADBEEF']))
  })

  it('swings the door open when it is pushed after a release, and lights the lines', async () => {
    devices.lines.set('lock', true)
    await page.waitForSelector('#doorway[data-strike="released"]')
    await page.click('#leaf')
    await page.waitForSelector('#doorway[data-pose="open"]')
    await page.waitForSelector('#line-contact[data-on="true"]')
    expect(await page.textContent('#pulses')).toBe('1')
  })

  it('holds the exit button as long as the finger does', async () => {
    await page.hover('#exit')
    await page.mouse.down()
    await holds(() => expect(devices.lines.get('exit')).toBe(true))
    await page.mouse.up()
    await holds(() => expect(devices.lines.get('exit')).toBe(false))
  })

  it('raises the fire alarm, stops the camera, holds and kicks the door', async () => {
    await page.click('#fire')
    await holds(() => expect(devices.lines.get('fire')).toBe(true))
    await page.click('#camera')
    await page.waitForSelector('#camera[aria-checked="false"]')
    await page.click('#hold')
    await page.waitForSelector('#hold[aria-pressed="true"]')
    await page.click('#kick')
    await page.waitForSelector('#doorway[data-forced="true"]')
  })

  it('speaks Russian, and English when asked, also after a reload', async () => {
    expect(await page.textContent('#push span')).toBe('Толкнуть дверь')
    await page.click('#language')
    expect(await page.textContent('#push span')).toBe('Push the door')
    await page.reload()
    await page.waitForSelector('body[data-live="live"]')
    expect(await page.textContent('#push span')).toBe('Push the door')
  })

  it('fits a phone without scrolling sideways', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    const overhang = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(overhang).toBe(0)
  })

  it('says when the simulator is gone, and finds it again', async () => {
    const { port } = server
    await server.stop()
    await page.waitForSelector('body[data-live="lost"]')
    server = await startPage({ port, host: '127.0.0.1', devices, log: pino({ level: 'silent' }) })
    await page.waitForSelector('body[data-live="live"]')
    faults = faults.filter((fault) => !fault.includes('net::ERR'))
  })
})
