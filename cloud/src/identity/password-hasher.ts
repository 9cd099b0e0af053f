import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { DomainError } from '../platform/errors.ts'
import { normalisePassword } from './check-password.ts'
import { identityFaults } from './errors.ts'

/** Hashes passwords, few at a time. */
export interface PasswordHasher {
  /** @throws DomainError `password.busy` */
  hash(plain: string): Promise<string>
  /**
   * Whether a password belongs to a hash. Without one the same work is done and the answer is no, so that the time says
   * nothing. @throws DomainError `password.busy`
   */
  verify(plain: string, hash: string | null | undefined): Promise<boolean>
  /** How many hashes were begun: what a test can count where a clock would lie. */
  readonly begun: number
}

/** OWASP Password Storage Cheat Sheet: N=2^14, r=8, p=5; 16 MB and about a quarter of a second each. */
const cost = { ln: 14, r: 8, p: 5 }
const keyLength = 32
/** libuv has four threads: files and DNS keep two, and 32 MB are all that hashing ever takes. */
const atOnce = 2
/** At two at a time the last of these waits four seconds. */
const mostWaiting = 32

export function createPasswordHasher(): PasswordHasher {
  const waiting: (() => void)[] = []
  let running = 0
  let begun = 0

  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) throw new DomainError(identityFaults['password.busy'], { retryAfterS: 5 })
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    begun += 1
    try {
      return await work()
    } finally {
      // The next one takes this place over.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }

  return {
    hash: (plain) =>
      inTurn(async () => {
        const salt = randomBytes(16)
        return format(salt, await derive(plain, salt, cost))
      }),
    verify: (plain, hash) =>
      inTurn(async () => {
        const kept = parse(hash) ?? nobodys
        const derived = await derive(plain, kept.salt, kept.cost)
        return timingSafeEqual(derived, kept.key) && kept !== nobodys
      }),
    get begun() {
      return begun
    },
  }
}

interface Kept {
  cost: typeof cost
  salt: Buffer
  key: Buffer
}

const nobodys: Kept = { cost, salt: randomBytes(16), key: randomBytes(keyLength) }

/** The PHC string format. */
function format(salt: Buffer, key: Buffer): string {
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${text(salt)}$${text(key)}`
}

function parse(hash: string | null | undefined): Kept | undefined {
  const match = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/.exec(hash ?? '')
  if (!match) return undefined
  const [, ln, r, p, salt = '', key = ''] = match
  const kept = { salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64') }
  return kept.key.length === keyLength ? { cost: { ln: Number(ln), r: Number(r), p: Number(p) }, ...kept } : undefined
}

function derive(plain: string, salt: Buffer, { ln, r, p }: typeof cost): Promise<Buffer> {
  const N = 2 ** ln
  const options: ScryptOptions = { N, r, p, maxmem: 128 * N * r + 128 * r * p + 1024 * 1024 }
  return new Promise((resolve, reject) => {
    scrypt(normalisePassword(plain), salt, keyLength, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
