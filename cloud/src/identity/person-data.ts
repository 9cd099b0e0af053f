import { eq, or, sql } from 'drizzle-orm'
import type { PersonTable } from '../platform/person-data.ts'
import {
  backupCode,
  oneTimeLink,
  passkey,
  passkeyChallenge,
  secondFactor,
  session,
  signInCode,
  signInMethod,
  user,
  verification,
} from './tables.ts'

const goesWithPerson = { stands: 'outside', erasure: { how: 'cascade' } } as const

/** What identity keeps about a person. The person's own row comes last: the others go with it. */
export const identityPersonData: PersonTable[] = [
  {
    ...goesWithPerson,
    table: session,
    title: { ru: 'Сеансы', en: 'Sessions' },
    of: ({ userId }) => eq(session.userId, userId),
    withheld: ['tokenHash'],
  },
  {
    ...goesWithPerson,
    table: signInMethod,
    title: { ru: 'Способы входа', en: 'Ways to sign in' },
    of: ({ userId }) => eq(signInMethod.userId, userId),
    withheld: ['password', 'accessToken', 'refreshToken', 'idToken'],
  },
  {
    ...goesWithPerson,
    table: passkey,
    title: { ru: 'Ключи доступа', en: 'Passkeys' },
    of: ({ userId }) => eq(passkey.userId, userId),
  },
  {
    ...goesWithPerson,
    table: passkeyChallenge,
    title: { ru: 'Запросы ключей доступа', en: 'Challenges of passkeys' },
    of: ({ userId }) => eq(passkeyChallenge.userId, userId),
    withheld: ['challenge'],
  },
  {
    ...goesWithPerson,
    table: secondFactor,
    title: { ru: 'Второй фактор', en: 'Second factor' },
    of: ({ userId }) => eq(secondFactor.userId, userId),
    withheld: ['secret'],
  },
  {
    ...goesWithPerson,
    table: backupCode,
    title: { ru: 'Запасные коды', en: 'Backup codes' },
    of: ({ userId }) => eq(backupCode.userId, userId),
    withheld: ['codeHash'],
  },
  {
    table: oneTimeLink,
    title: { ru: 'Одноразовые ссылки', en: 'One-time links' },
    stands: 'outside',
    of: ({ userId, email }) =>
      or(
        eq(oneTimeLink.subject, userId),
        email === null ? undefined : sql`${oneTimeLink.payload} ->> 'email' = ${email}`,
      ),
    withheld: ['tokenHash', 'payload'],
    erasure: { how: 'delete' },
  },
  {
    table: signInCode,
    title: { ru: 'Коды входа', en: 'Sign-in codes' },
    stands: 'outside',
    of: ({ userId, phone }) =>
      or(eq(signInCode.subject, userId), phone === null ? undefined : eq(signInCode.phone, phone)),
    withheld: ['codeHash'],
    erasure: { how: 'delete' },
  },
  {
    table: verification,
    title: { ru: 'Проверки входа', en: 'Checks of a sign-in' },
    stands: 'outside',
    of: ({ userId, phone, email }) => {
      const names = [userId, phone, email].flatMap((it) => it ?? [])
      return or(
        ...names.flatMap((name) => [
          eq(verification.identifier, name),
          sql`strpos(${verification.value}, ${name}) > 0`,
        ]),
      )
    },
    withheld: ['value'],
    erasure: { how: 'delete' },
  },
  {
    table: user,
    title: { ru: 'Профиль', en: 'Profile' },
    stands: 'outside',
    of: ({ userId }) => eq(user.id, userId),
    erasure: { how: 'delete' },
  },
]
