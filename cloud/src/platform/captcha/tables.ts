import { index, integer, snakeCase, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/* Nobody's id stands here: whoever asks is not known yet. */

const moment = () => timestamp({ withTimezone: true })

/** Proofs that have served. Kept until the challenge has run out by itself: none counts twice, on any node. */
export const usedProof = snakeCase.table(
  'captcha_used_proof',
  {
    /** SHA-256 of the challenge's signature, in hex. */
    digest: text().primaryKey(),
    forgetAt: moment().notNull(),
  },
  (table) => [index().on(table.forgetAt)],
)

/** Pictures that wait for their answer. */
export const captchaPicture = snakeCase.table(
  'captcha_picture',
  {
    id: uuid().primaryKey(),
    /** Keyed hash of id and digits: six digits alone are found from a plain hash in a moment. */
    answerHash: text().notNull(),
    triesLeft: integer().notNull(),
    expiresAt: moment().notNull(),
  },
  (table) => [index().on(table.expiresAt)],
)
