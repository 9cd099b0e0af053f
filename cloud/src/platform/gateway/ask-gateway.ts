import { type Delivery, later, refused, sent } from '../delivery.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/**
 * How a gateway wants to be asked. `{from}` and `{token}` stand for the sender and the secret in the address, the headers and
 * the body, and so do the message's own values: `{to}`, `{text}`, `{id}`, `{livesS}` and whatever its kind has besides.
 */
export interface GatewayOptions {
  /** A name and password in it become Basic authentication. */
  url: string
  method: 'GET' | 'POST' | 'PUT'
  headers: Record<string, string>
  /** At most one of the two. */
  form?: Record<string, string> | undefined
  json?: Json | undefined
  from: string
  token: string
  /** Which statuses say that the message was taken; all of 2xx when none is named. */
  acceptedStatuses?: number[] | undefined
  /** What the answer must match besides: many gateways say 200 and mean no. */
  acceptedBody?: RegExp | undefined
  timeoutMs: number
}

/** Statuses that speak of the moment or of our credentials, not of the message. */
const passing = new Set([401, 403, 407, 408, 425, 429])
const longestAnswer = 16 * 1024

/**
 * Hands a message to a gateway that is asked by HTTP. Answers, never throws; its reasons hold nothing of the message.
 * @param values by name, without their braces
 */
export async function askGateway(
  options: GatewayOptions,
  values: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Delivery> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(options.timeoutMs)])
  try {
    const { url, ...request } = describeRequest(options, values)
    const response = await fetch(url, { ...request, redirect: 'manual', signal: limit })
    return judgeAnswer(options, response.status, await readStart(response))
  } catch (error) {
    return later(reasonOf(error))
  }
}

/** Whole seconds that a message is still worth something, at least one. */
export function secondsLeft(expiresAt: number, nowMs: number): string {
  return String(Math.max(1, Math.ceil((expiresAt - nowMs) / 1000)))
}

function judgeAnswer({ acceptedStatuses, acceptedBody }: GatewayOptions, status: number, body: string): Delivery {
  const isAccepted = acceptedStatuses ? acceptedStatuses.includes(status) : status >= 200 && status < 300
  if (isAccepted) return !acceptedBody || acceptedBody.test(body) ? sent : refused('the gateway said no in its answer')
  return status >= 500 || passing.has(status) ? later(`HTTP ${status}`) : refused(`HTTP ${status}`)
}

function describeRequest(options: GatewayOptions, message: Readonly<Record<string, string>>) {
  const values = { ...message, from: options.from, token: options.token }
  const fill = (template: string, encode = (value: string) => value) => fillIn(template, values, encode)
  const url = new URL(fill(options.url, encodeURIComponent))
  const headers = new Headers()
  for (const [name, value] of Object.entries(options.headers)) headers.set(name, fill(value))
  if (url.username !== '') headers.set('authorization', basic(url))
  const { form, json } = options
  if (json !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json')
  const request = { url, method: options.method, headers }
  if (form) return { ...request, body: new URLSearchParams(mapValues(form, (value) => fill(value))) }
  return json === undefined ? request : { ...request, body: JSON.stringify(fillTree(json, fill)) }
}

/** fetch refuses addresses with credentials: they go into the header, and out of the address. */
function basic(url: URL): string {
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  url.username = ''
  url.password = ''
  return `Basic ${Buffer.from(credentials).toString('base64')}`
}

function fillIn(template: string, values: Record<string, string>, encode: (value: string) => string): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : encode(value)
  })
}

/** Values go into the strings of the tree, so no text can change its shape. */
function fillTree(tree: Json, fill: (template: string) => string): Json {
  if (typeof tree === 'string') return fill(tree)
  if (Array.isArray(tree)) return tree.map((item) => fillTree(item, fill))
  if (typeof tree === 'object' && tree !== null) return mapValues(tree, (value) => fillTree(value, fill))
  return tree
}

function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}

/** The beginning of an answer, however long it goes on. */
async function readStart(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > longestAnswer) break
  }
  return text
}

/** Names the fault and nothing of the request: its address may hold the secret, and its body the code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the gateway cannot be asked'
  if (error.name === 'TimeoutError') return 'no answer in time'
  const { cause } = error
  if (!(cause instanceof Error)) return error.name
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
}
