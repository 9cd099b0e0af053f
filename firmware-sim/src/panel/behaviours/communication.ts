import { broadcastAddress } from '@domovoy/protocol/osdp'
import type { Behaviour } from './behaviour.ts'

/** Takes another address; over TCP the speed means nothing and is only repeated. An impossible address changes nothing. */
export function communicationBehaviour(line: { address: number }): Behaviour {
  return {
    answer(command) {
      if (command.type !== 'set-communication') return undefined
      if (command.address < broadcastAddress) line.address = command.address
      return { type: 'communication', address: line.address, baud: command.baud }
    },
  }
}
