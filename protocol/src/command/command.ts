import { z } from 'zod'
import { actor } from '../journal/record.ts'

/** How long a command may be obeyed after it was issued. A controller never grants more, whatever a command says. */
export const commandLifeMs = 5_000

const envelope = {
  /** UUIDv7; taken once, ever. */
  id: z.uuid(),
  /** The controller that is meant; another one refuses. */
  controllerId: z.uuid(),
  /** The cloud node that waits for the answer: last segment of the reply topic. */
  replyTo: z.string().regex(/^[\w-]{1,64}$/),
  /** Milliseconds since the epoch by the cloud's clock. */
  issuedAtMs: z.int().nonnegative(),
  actor,
}

/** What the cloud may ask of a controller. The words travel as a compact JWS (RFC 7515) under Ed25519 (RFC 8037). */
export const command = z.discriminatedUnion('kind', [
  /** Release the lock of a door once. */
  z.object({ ...envelope, kind: z.literal('open'), door: z.string().min(1).max(64) }),
  /** Answer a viewer's WebRTC offer with the camera's picture. */
  z.object({ ...envelope, kind: z.literal('watch'), viewerId: z.uuid(), offer: z.string().min(1).max(20_000) }),
  /** The viewer has left. */
  z.object({ ...envelope, kind: z.literal('unwatch'), viewerId: z.uuid() }),
])
export type Command = z.infer<typeof command>

export const commandGolden: Command = {
  id: '01936f4e-5a00-7000-8000-000000000003',
  controllerId: '01936f4e-5a00-7000-8000-000000000005',
  replyTo: 'node-1',
  issuedAtMs: 1795163640000,
  actor: { kind: 'resident', id: '01936f4e-5a00-7000-8000-000000000004' },
  kind: 'open',
  door: 'main',
}
