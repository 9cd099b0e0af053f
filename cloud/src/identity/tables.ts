import { boolean, index, snakeCase, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'

/*
 * People and their sign-ins. No company's id stands here and no row-level security: one person may belong to several companies.
 * The first four are the models of better-auth (user, session, account, verification) under our names.
 */

const moment = () => timestamp({ withTimezone: true })

export const user = snakeCase.table('app_user', {
  id: uuid().primaryKey(),
  /** How others see them, made of the parts below. Empty until the person has told it. */
  name: text().notNull(),
  familyName: text().notNull().default(''),
  givenName: text().notNull().default(''),
  patronymic: text().notNull().default(''),
  /** E.164. */
  phone: text().unique(),
  phoneVerified: boolean().notNull().default(false),
  /** Null for whoever signs in by phone: no address is invented. */
  email: text().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  createdAt: moment().notNull(),
  updatedAt: moment().notNull(),
})

const ofUser = () =>
  uuid()
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' })

export const session = snakeCase.table(
  'session',
  {
    id: uuid().primaryKey(),
    userId: ofUser(),
    /** Keyed hash: who reads the database cannot sign in with what stands here. */
    tokenHash: text().notNull().unique(),
    expiresAt: moment().notNull(),
    ipAddress: text(),
    userAgent: text(),
    /** Right to a few minutes; null until it was used again after the sign-in. */
    lastSeenAt: moment(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (table) => [index().on(table.userId), index().on(table.expiresAt)],
)

/** A way to sign in besides the phone's code, such as a password. («Account» means a billing account in this house.) */
export const signInMethod = snakeCase.table(
  'sign_in_method',
  {
    id: uuid().primaryKey(),
    userId: ofUser(),
    provider: text().notNull(),
    subject: text().notNull(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: moment(),
    refreshTokenExpiresAt: moment(),
    scope: text(),
    password: text(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (table) => [index().on(table.userId), unique().on(table.provider, table.subject)],
)

/** One-use values that better-auth keeps for itself. The id is text because it derives some ids from the identifier. */
export const verification = snakeCase.table(
  'verification',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment().notNull(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (table) => [index().on(table.identifier), index().on(table.expiresAt)],
)

/** The one code that a phone can sign in with; a newer one takes its place, a served one is deleted. */
export const signInCode = snakeCase.table(
  'sign_in_code',
  {
    phone: text().primaryKey(),
    /** Keyed hash of phone and code: four digits alone are found from a plain hash in a moment. */
    codeHash: text().notNull(),
    expiresAt: moment().notNull(),
  },
  (table) => [index().on(table.expiresAt)],
)
