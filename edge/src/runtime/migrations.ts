/**
 * The database's shape as a list of steps. `PRAGMA user_version` counts those done. A step that was released is never
 * changed: the next one mends it.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE journal (
     n INTEGER PRIMARY KEY,
     at_ms INTEGER NOT NULL,
     event TEXT NOT NULL,
     hash TEXT NOT NULL
   ) STRICT;
   CREATE TABLE journal_cursor (
     id INTEGER PRIMARY KEY CHECK (id = 1),
     acknowledged INTEGER NOT NULL
   ) STRICT;
   INSERT INTO journal_cursor (id, acknowledged) VALUES (1, 0);
   CREATE TABLE taken_command (
     id TEXT PRIMARY KEY,
     issued_at_ms INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX taken_command_issued_at ON taken_command (issued_at_ms);`,
]
