import type { CallEnd } from '@domovoy/protocol/sip'
import { type Delivery, later, refused, sent } from '../delivery.ts'

/** Statuses that speak of the number itself, whenever it is rung. */
const noSuchNumber = new Set([404, 410, 414, 416, 484, 485, 604])

/**
 * What a call came to. A phone that rang in vain is not rung again: whoever waits for a code has it in the hand, and whoever
 * does not may be asleep. What never made it to the phone is tried again.
 */
export function judgeCall(end: CallEnd, wasToldOnce: boolean): Delivery {
  switch (end.why) {
    case 'done':
      return wasToldOnce ? sent : later('given up')
    case 'hung-up':
      return wasToldOnce ? sent : refused('hung up before the code was said')
    case 'unanswered':
      return end.hasRung ? refused('no answer') : later('not reachable')
    case 'silence':
      return later('no answer from the server')
    case 'refused':
      return judgeStatus(end.status, end.hasRung)
  }
}

function judgeStatus(status: number, hasRung: boolean): Delivery {
  if (status === 401 || status === 407) return later('wrong name or password')
  if (status === 403) return later('not let in by the server')
  if (status === 486 || status === 600) return later('busy')
  if (status === 603 || status === 607 || status === 608) return refused('declined')
  if (status === 408 || status === 480 || status === 487) return hasRung ? refused('no answer') : later('not reachable')
  if (noSuchNumber.has(status)) return refused('no such number')
  if (status === 415 || status === 488 || status === 606) return refused('no common codec')
  return status < 500 || status >= 600 ? refused(`SIP ${status}`) : later(`SIP ${status}`)
}
