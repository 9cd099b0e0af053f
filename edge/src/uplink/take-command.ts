import { type Command, commandLifeMs } from '@domovoy/protocol/command'
import { desc, eq, lt } from 'drizzle-orm'
import type { EdgeDatabase } from '../runtime/database.ts'
import type { CommandLimits, TakenCommands } from './judge-command.ts'
import { takenCommand } from './tables.ts'

/** By which this controller judges commands. Ids are forgotten only when their commands are refused for their age anyway. */
export const commandLimits: CommandLimits = {
  lifeMs: commandLifeMs,
  futureToleranceMs: 1_000,
  rememberedMs: 10 * commandLifeMs,
}

export function recallCommands(db: EdgeDatabase, id: string): TakenCommands {
  const same = db.select().from(takenCommand).where(eq(takenCommand.id, id)).get()
  const newest = db.select().from(takenCommand).orderBy(desc(takenCommand.issuedAtMs)).limit(1).get()
  return { has: same !== undefined, newestIssuedAtMs: newest?.issuedAtMs }
}

/**
 * Takes a command: on the disk when this returns, together with what `alongside` writes. From here on it is never taken
 * again, across restarts too.
 * @throws SqliteError  when it was taken before, or the disk is full: then it must not be obeyed
 */
export function takeCommand(db: EdgeDatabase, command: Command, alongside?: () => void): void {
  db.$client.transaction(() => {
    db.insert(takenCommand).values({ id: command.id, issuedAtMs: command.issuedAtMs }).run()
    db.delete(takenCommand)
      .where(lt(takenCommand.issuedAtMs, command.issuedAtMs - commandLimits.rememberedMs))
      .run()
    alongside?.()
  })()
}
