import type { ProblemError } from '../../shared/api/problem.ts'
import type { PictureTrouble } from './picture-machine.ts'

/** Reads why there is no picture out of a failed connection. */
export function toTrouble({ code }: ProblemError): PictureTrouble {
  switch (code) {
    case 'camera.unavailable':
      return 'camera-unavailable'
    case 'viewers.limit':
      return 'viewers-limit'
    case 'controller.offline':
    case 'controller.silent':
      return 'offline'
    case 'sdp.invalid':
    case 'video.unsupported':
      return 'unsupported'
    case 'video.blocked':
      return 'blocked'
    default:
      return 'interrupted'
  }
}
