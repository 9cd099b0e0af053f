import { type Command, commandLifeMs } from '@domovoy/protocol/command'
import { desc, eq, lt } from 'drizzle-orm'
import type { EdgeDatabase } from '../runtime/database.ts'
import { takenCommand } from './tables.ts'

/** How far behind the newest command taken ids are kept. What was issued before that is refused without looking. */
export const rememberedMs = 10 * commandLifeMs

/** What the controller remembers of the commands that it took. */
export type TakenCommands = { has: boolean; newestIssuedAtMs: number | undefined }

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
      .where(lt(takenCommand.issuedAtMs, command.issuedAtMs - rememberedMs))
      .run()
    alongside?.()
  })()
}
