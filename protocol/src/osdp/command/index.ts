import { type Codec, encodeBody } from '../codec.ts'
import { type AskCapabilitiesCommand, askCapabilitiesCommand } from './ask-capabilities.ts'
import { type AskInputsCommand, askInputsCommand } from './ask-inputs.ts'
import { type AskLocalStatusCommand, askLocalStatusCommand } from './ask-local-status.ts'
import { type IdentifyCommand, identifyCommand } from './identify.ts'
import { type PollCommand, pollCommand } from './poll.ts'
import { type SetCommunicationCommand, setCommunicationCommand } from './set-communication.ts'
import { type SetLedsCommand, setLedsCommand } from './set-leds.ts'
import { type SetOutputsCommand, setOutputsCommand } from './set-outputs.ts'
import { type ShowTextCommand, showTextCommand } from './show-text.ts'
import { type SoundBuzzerCommand, soundBuzzerCommand } from './sound-buzzer.ts'

export type { AskCapabilitiesCommand } from './ask-capabilities.ts'
export type { AskInputsCommand } from './ask-inputs.ts'
export type { AskLocalStatusCommand } from './ask-local-status.ts'
export type { IdentifyCommand } from './identify.ts'
export type { PollCommand } from './poll.ts'
export type { SetCommunicationCommand } from './set-communication.ts'
export type { LedColor, LedControl, LedPattern, SetLedsCommand } from './set-leds.ts'
export type { OutputAction, OutputControl, SetOutputsCommand } from './set-outputs.ts'
export { maxTextLength, type ShowTextCommand } from './show-text.ts'
export type { SoundBuzzerCommand, Tone } from './sound-buzzer.ts'

/** What a controller says to a peripheral (IEC 60839-11-5 §6). */
export type Command =
  | PollCommand
  | IdentifyCommand
  | AskCapabilitiesCommand
  | AskLocalStatusCommand
  | AskInputsCommand
  | SetOutputsCommand
  | SetLedsCommand
  | SoundBuzzerCommand
  | ShowTextCommand
  | SetCommunicationCommand

export const commandCodecs = {
  poll: pollCommand,
  identify: identifyCommand,
  'ask-capabilities': askCapabilitiesCommand,
  'ask-local-status': askLocalStatusCommand,
  'ask-inputs': askInputsCommand,
  'set-outputs': setOutputsCommand,
  'set-leds': setLedsCommand,
  'sound-buzzer': soundBuzzerCommand,
  'show-text': showTextCommand,
  'set-communication': setCommunicationCommand,
} satisfies { [Type in Command['type']]: Codec<Extract<Command, { type: Type }>> }

const byCode = new Map(Object.values(commandCodecs).map((codec) => [codec.code, codec]))

/** A frame's body for a command. */
export function encodeCommand(command: Command): Uint8Array {
  switch (command.type) {
    case 'poll':
      return encodeBody(pollCommand, command)
    case 'identify':
      return encodeBody(identifyCommand, command)
    case 'ask-capabilities':
      return encodeBody(askCapabilitiesCommand, command)
    case 'ask-local-status':
      return encodeBody(askLocalStatusCommand, command)
    case 'ask-inputs':
      return encodeBody(askInputsCommand, command)
    case 'set-outputs':
      return encodeBody(setOutputsCommand, command)
    case 'set-leds':
      return encodeBody(setLedsCommand, command)
    case 'sound-buzzer':
      return encodeBody(soundBuzzerCommand, command)
    case 'show-text':
      return encodeBody(showTextCommand, command)
    case 'set-communication':
      return encodeBody(setCommunicationCommand, command)
  }
}

/** `unknown-command`: a code not known here; `malformed`: a known one with data that it cannot have. */
export type DecodedCommand = { ok: true; command: Command } | { ok: false; defect: 'unknown-command' | 'malformed' }

/** @param body of a frame that is no reply and has no security block */
export function decodeCommand(body: Uint8Array): DecodedCommand {
  const codec = byCode.get(body[0] ?? -1)
  if (!codec) return { ok: false, defect: 'unknown-command' }
  const command = codec.decode(body.subarray(1))
  return command ? { ok: true, command } : { ok: false, defect: 'malformed' }
}
