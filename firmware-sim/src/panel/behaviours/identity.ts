import {
  type CapabilitiesReply,
  capabilityFunction as can,
  type IdentityReply,
  maxFrameBytes,
} from '@domovoy/protocol/osdp'
import type { Behaviour } from './behaviour.ts'

/** 0x02xxxx…: a number that no maker was given (the locally administered bit of an IEEE OUI). */
export const identity: IdentityReply = {
  type: 'identity',
  vendor: 0x02d0f0,
  model: 1,
  version: 1,
  serial: 1,
  firmware: { major: 0, minor: 1, build: 0 },
}

/** The levels are those of IEC 60839-11-5, annex B. */
const capabilities: CapabilitiesReply = {
  type: 'capabilities',
  capabilities: [
    // Cards as an array of bits.
    { function: can.cardDataFormat, level: 1, count: 0 },
    // One LED: on and off, timed, several colours.
    { function: can.ledControl, level: 4, count: 1 },
    // A buzzer: on, off and timed.
    { function: can.audibleOutput, level: 2, count: 0 },
    // A display of one row of 16 characters.
    { function: can.textOutput, level: 1, count: 1 },
    { function: can.checkCharacters, level: 1, count: 0 },
    { function: can.communicationSecurity, level: 0, count: 0 },
    // Two bytes, the low one first.
    { function: can.receiveBufferSize, level: maxFrameBytes & 0xff, count: maxFrameBytes >> 8 },
  ],
}

/** Who it is, and what it can do. */
export const identityBehaviour: Behaviour = {
  answer(command) {
    if (command.type === 'identify') return identity
    return command.type === 'ask-capabilities' ? capabilities : undefined
  },
}
