import {
  bigint,
  boolean,
  index,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'

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
  /** A phone somebody has told and nobody has proved to be theirs: it opens nothing and is nobody's login. */
  phoneToConfirm: text(),
  /** Lower case. Null for whoever signs in by phone: no address is invented. */
  email: text().unique(),
  emailVerified: boolean().notNull().default(false),
  /** Chosen by the person, lower case; begins with a letter, so that it is neither a phone nor an account's number. */
  login: text().unique(),
  /** Taxpayer's number of a private person, 12 digits, or of an organisation, 10. */
  inn: text(),
  /** The inverse of «Не сохранять пароль»: whether new sign-ins outlive the browser unless it is said otherwise. */
  keepsSignedIn: boolean().notNull().default(true),
  /** In which they last read the app: what reaches them elsewhere speaks it too. */
  language: text({ enum: ['ru', 'en'] })
    .notNull()
    .default('ru'),
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
    /** False: ends with the browser, and after some hours whatever the browser does. */
    isRemembered: boolean().notNull().default(true),
    /** When a one-time password or a passkey that verified its owner was shown in this session. */
    secondFactorAt: moment(),
    /** The first factor was right and the person has a second one: until it is shown, this session is nobody's. */
    awaitsSecondFactor: boolean().notNull().default(false),
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

/** The one code that serves a purpose at a phone; a newer one takes its place, a served one is deleted. */
export const signInCode = snakeCase.table(
  'sign_in_code',
  {
    phone: text().notNull(),
    purpose: text({ enum: ['sign-in', 'registration', 'confirm-phone', 'recovery', 'erasure'] })
      .notNull()
      .default('sign-in'),
    /** Keyed hash of purpose, phone and code: four digits alone are found from a plain hash in a moment. */
    codeHash: text().notNull(),
    /** For whom it was asked, such as a person's id: nobody else can use it. Empty where it is for whoever has the phone. */
    subject: text().notNull().default(''),
    expiresAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.phone, table.purpose] }), index().on(table.expiresAt)],
)

/** A link in a letter that serves once. It stays for a while after that, so that whoever opens it again is told so. */
export const oneTimeLink = snakeCase.table(
  'one_time_link',
  {
    id: uuid().primaryKey(),
    /** SHA-256 of 256 random bits: who reads the database cannot follow the link. */
    tokenHash: text().notNull().unique(),
    purpose: text().notNull(),
    /** Whom or what it is about, such as a person's id. */
    subject: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
  },
  (table) => [index().on(table.purpose, table.subject), index().on(table.expiresAt)],
)

/** A public key of a device or security key that a person signs in with (WebAuthn). */
export const passkey = snakeCase.table(
  'passkey',
  {
    id: uuid().primaryKey(),
    userId: ofUser(),
    /** As its owner calls it. */
    name: text().notNull(),
    /** Base64url, as browsers name it. */
    credentialId: text().notNull().unique(),
    /** COSE key, base64url. */
    publicKey: text().notNull(),
    counter: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull(),
    isBackedUp: boolean().notNull(),
    createdAt: moment().notNull(),
    lastUsedAt: moment(),
  },
  (table) => [index().on(table.userId)],
)

/** What a passkey was asked to sign; an answer to it is taken once. */
export const passkeyChallenge = snakeCase.table(
  'passkey_challenge',
  {
    challenge: text().primaryKey(),
    /** Who adds a passkey; null for a sign-in, where nobody knows yet who it will be. */
    userId: uuid().references(() => user.id, { onDelete: 'cascade' }),
    expiresAt: moment().notNull(),
  },
  (table) => [index().on(table.expiresAt)],
)

/** The secret of a person's one-time passwords (TOTP, RFC 6238). */
export const secondFactor = snakeCase.table('second_factor', {
  userId: uuid()
    .primaryKey()
    .references(() => user.id, { onDelete: 'cascade' }),
  /** AES-256-GCM under a key of the server: a copy of the table makes no passwords. */
  secret: text().notNull(),
  /** Null until its first password was right: before that it guards nothing. */
  confirmedAt: moment(),
  /** Number of the time step whose password was taken last: neither it nor an earlier one serves again. */
  lastStep: bigint({ mode: 'number' }).notNull().default(0),
  createdAt: moment().notNull(),
})

/** Written down by the person for the day when the phone with the one-time passwords is lost. */
export const backupCode = snakeCase.table(
  'backup_code',
  {
    id: uuid().primaryKey(),
    userId: ofUser(),
    /** Keyed hash. */
    codeHash: text().notNull(),
    usedAt: moment(),
  },
  (table) => [unique().on(table.userId, table.codeHash)],
)
