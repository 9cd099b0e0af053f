import type { Behaviour } from './behaviour.ts'

/** A case that nobody opens, mains that never fail, no inputs of its own. */
export const statusBehaviour: Behaviour = {
  answer(command) {
    if (command.type === 'ask-local-status') return { type: 'local-status', isTampered: false, isPowerFailing: false }
    return command.type === 'ask-inputs' ? { type: 'inputs', inputs: [] } : undefined
  },
}
