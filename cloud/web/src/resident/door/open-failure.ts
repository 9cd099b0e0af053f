import { ProblemError } from '../../shared/api/problem.ts'

/** Why a tap did not open the door, as the person is told. */
export type OpenFailure =
  | { kind: 'refused'; reason: string | undefined }
  /** The controller is not connected; `sinceMs` null when it was never seen. */
  | { kind: 'offline'; sinceMs: number | null }
  /** The controller is connected and did not answer. */
  | { kind: 'silent' }
  /** No answer from the cloud: the command may have arrived. */
  | { kind: 'lost' }
  /** The browser has no network: nothing was sent. */
  | { kind: 'network' }
  | { kind: 'other'; error: unknown }

/** Reads a failure out of what the request threw. */
export function toOpenFailure(error: unknown, hasNetwork: boolean): OpenFailure {
  if (!(error instanceof ProblemError)) return { kind: 'other', error }
  switch (error.code) {
    case 'door.refused':
      return { kind: 'refused', reason: error.textOf('reason') }
    case 'controller.offline': {
      const sinceMs = Date.parse(error.textOf('since') ?? '')
      return { kind: 'offline', sinceMs: Number.isNaN(sinceMs) ? null : sinceMs }
    }
    case 'controller.silent':
      return { kind: 'silent' }
    case 'network.timeout':
      return { kind: 'lost' }
    case 'network.lost':
      return { kind: hasNetwork ? 'lost' : 'network' }
    default:
      return { kind: 'other', error }
  }
}
