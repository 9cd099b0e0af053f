import type { Command } from '@domovoy/protocol/osdp'

/**
 * Commands that wait for their turn. A newer word about the same thing takes the place of an older one that was not sent
 * yet, so the queue cannot grow with the number of times that something changed: every command here tells the whole
 * state of what it speaks of.
 */
export function enqueue(queue: readonly Command[], commands: readonly Command[]): readonly Command[] {
  return commands.reduce(
    (waiting, command) => [...waiting.filter((older) => !isOutdated(older, command)), command],
    queue,
  )
}

function isOutdated(older: Command, newer: Command): boolean {
  if (older.type === 'show-text' && newer.type === 'show-text') {
    // A temporary text covers the permanent one; a permanent one ends both.
    return newer.seconds === undefined || older.seconds !== undefined
  }
  return older.type === newer.type
}
