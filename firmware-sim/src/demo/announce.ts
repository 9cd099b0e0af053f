import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { toString as qrToString } from 'qrcode'
import type { House, HouseEvent, HouseOptions } from './house.ts'
import { httpText } from './http-text.ts'

const isColoured = process.stdout.isTTY && process.env.NO_COLOR === undefined
const paint = (code: number) => (text: string) => (isColoured ? `\x1b[${code}m${text}\x1b[0m` : text)
const bold = paint(1)
const dim = paint(2)
const green = paint(32)
const yellow = paint(33)
const red = paint(31)

export const say = (line = '') => void process.stdout.write(`${line}\n`)

const steps = {
  sim: 'Simulated panel, lock and camera',
  cloud: 'Cloud: database, broker and API',
  claim: 'Controller claimed for the entrance',
  edge: 'Controller: door and journal',
  online: 'Entrance online',
} as const

const daemons: Record<string, string> = { sim: 'Simulator', cloud: 'Cloud', edge: 'Controller' }

/** One line for a step that is done. */
export const sayStep = (what: string, tookMs: number) =>
  say(`  ${green('✓')} ${what.padEnd(38)}${dim(`${(tookMs / 1000).toFixed(1)} s`)}`)

export const sayFault = (text: string) => say(`\n  ${red('✗')} ${text.split('\n').join('\n    ')}\n`)

export function sayEvent(event: HouseEvent) {
  if (event.kind === 'step') sayStep(steps[event.step], event.tookMs)
  else if (event.kind === 'stopped') sayStep(`${daemons[event.daemon]} stopped`, event.tookMs)
  else say(`  ${event.kind === 'crash' ? red('!') : yellow('!')} ${event.daemon}: ${event.text}`)
}

/** Addresses, and people to sign in as; the last line is what others wait for. */
export async function sayReady(house: House, options: HouseOptions) {
  const base = options.lan ? house.cloudUrl : house.cloudUrl.replace('127.0.0.1', 'localhost')
  const simUrl = options.lan
    ? house.simUrl.replace('127.0.0.1', options.lan)
    : house.simUrl.replace('127.0.0.1', 'localhost')
  const row = (name: string, value: string) => say(`  ${dim(name.padEnd(18))}${value}`)
  say()
  row('App', bold(`${base}/`))
  row('Staff console', bold(`${base}/staff/`))
  row('SMS, calls, mail', `${base}/outbox`)
  row('Panel to press', bold(`${simUrl}/`))
  row('API', `${base}/api/docs`)
  const near = relative(process.cwd(), house.dataFolder)
  row('State and logs', near.startsWith('..') ? house.dataFolder : `./${near}`)
  say()
  say(`  Sign in with one of these phones; the code comes to the outbox:`)
  for (const { name, phone, premises } of house.residents) {
    say(`  ${name.padEnd(18)}${bold(readablePhone(phone))}  ${dim(`flat ${premises}`)}`)
  }
  say()
  say(`  Register as somebody new in any of six ways: ${bold(`${base}/register`)}`)
  say(`  ${dim(`free accounts to apply with, and EGRN extracts for the key's form, are on ${base}/outbox`)}`)
  say()
  say(`  Staff sign in with a login, password ${bold(house.staffPassword)} and a second factor from ${base}/outbox:`)
  for (const { name, login, position } of house.staff) {
    say(`  ${name.padEnd(18)}${bold(login.padEnd(18))}${dim(position)}`)
  }
  if (options.lan) {
    say()
    const served = await httpText(`${base}/ca.crt`, readFileSync(house.caCertificate, 'utf8'))
    say('  From a phone on this network: trust the certificate of this house once')
    say(`  (${served === undefined ? house.caCertificate : `${base}/ca.crt`}), then open ${bold(`${base}/`)}`)
    say()
    say(await qrToString(`${base}/`, { type: 'terminal', small: true }))
  }
  say()
  say('Domovoy is ready')
}

/** +79000000001 → +7 900 000-00-01 */
const readablePhone = (phone: string) => phone.replace(/^(\+7)(\d{3})(\d{3})(\d\d)(\d\d)$/, '$1 $2 $3-$4-$5')
