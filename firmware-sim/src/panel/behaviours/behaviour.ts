import type { Command, Reply } from '@domovoy/protocol/osdp'

/** One thing that a simulated panel can do. */
export type Behaviour = {
  /** What it says to a command, or nothing when the command is another one's. */
  answer(command: Command): Reply | undefined
  /** Ends its timers. */
  stop?(): void
}
