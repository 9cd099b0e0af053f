import { eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { account } from './account/tables.ts'
import { viewer } from './camera/tables.ts'
import { opening } from './door/tables.ts'
import { identityPersonData } from './identity/person-data.ts'
import { journalRecord } from './journal/tables.ts'
import { message } from './message/tables.ts'
import { notificationPersonData } from './notification/person-data.ts'
import { platformOperator } from './operator/tables.ts'
import { auditEntry } from './platform/audit/index.ts'
import { storedFile } from './platform/files/index.ts'
import { rateLimit } from './platform/limits/tables.ts'
import { outboxMessage } from './platform/outbox/tables.ts'
import { actOfStaff, type Person, type PersonTable } from './platform/person-data.ts'
import { privacyPersonData } from './privacy/person-data.ts'
import { propertyImport } from './property/tables.ts'
import { registration, unmatchedAddress } from './registration/tables.ts'
import { request, requestFile, requestMessage } from './request/tables.ts'
import { residencyPersonData } from './residency/person-data.ts'
import { staff, staffInvitation } from './staff/tables.ts'
import { supportAnswer, supportMessage } from './support/tables.ts'
import { keyOrder } from './verification/tables.ts'

const requestsStay = {
  ru: 'Заявки о доме и переписка по ним хранятся три года (раздел IV Правил, постановление Правительства № 416). Ваше имя и контакты из них уходят, приложенные файлы удаляются.',
  en: 'Requests about the house and their threads are kept for three years (Rules of Decree No. 416, section IV). Your name and contacts go from them, attached files are deleted.',
}
const journalStays = {
  ru: 'Журнал дверей неизменяем ради безопасности дома: события остаются без имени.',
  en: 'The journal of doors cannot be changed, for the safety of the house: events stay without a name.',
}
const auditStays = {
  ru: 'Записи о том, кто смотрел и менял данные, обязательны (ст. 19 152-ФЗ) и остаются без имени.',
  en: 'Records of who looked at data and changed them are mandatory (152-FZ art. 19) and stay without a name.',
}

/** Rows in which only the acting person's id stands, as a member of staff: the fact is theirs, what it was about is not. */
function acts(
  table: PersonTable['table'],
  stands: PersonTable['stands'],
  title: PersonTable['title'],
  of: (id: string) => SQL | undefined,
  shown: string[],
): PersonTable {
  return { table, stands, title, of: ({ userId }) => of(userId), shown, erasure: { how: 'keep', why: actOfStaff } }
}

/** Rows that name the person by phone or address, for whom nobody is signed in yet. */
function byContact(phone: PgColumn, email: PgColumn) {
  return (person: Person) =>
    or(
      person.phone === null ? undefined : eq(phone, person.phone),
      person.email === null ? undefined : eq(email, person.email),
    ) ?? sql`false`
}

/**
 * Everything that is kept about people, table by table, in the order in which it is erased: what refers to another comes first.
 */
export const personData: readonly PersonTable[] = [
  {
    table: opening,
    title: { ru: 'Нажатия «Открыть дверь» за два дня', en: 'Taps on “open” of two days' },
    stands: 'in-company',
    of: ({ userId }) => eq(opening.userId, userId),
    erasure: { how: 'delete' },
  },
  {
    table: viewer,
    title: { ru: 'Просмотры камеры за два дня', en: 'Looks through the camera of two days' },
    stands: 'in-company',
    of: ({ userId }) => eq(viewer.userId, userId),
    erasure: { how: 'delete' },
  },
  {
    table: journalRecord,
    title: { ru: 'Журнал дверей: ваши события', en: 'Journal of doors: your events' },
    stands: 'in-company',
    of: ({ userId }) => sql`${journalRecord.event} -> 'actor' ->> 'id' = ${userId}`,
    shown: ['id', 'entranceId', 'at', 'kind', 'event'],
    erasure: { how: 'keep', why: journalStays },
  },
  {
    table: keyOrder,
    title: { ru: 'Анкеты на ключ и верификацию', en: 'Orders of keys and verifications' },
    stands: 'in-company',
    of: ({ userId }) => eq(keyOrder.userId, userId),
    withheld: ['ownerKey'],
    erasure: { how: 'delete' },
  },
  acts(
    keyOrder,
    'in-company',
    { ru: 'Решения по анкетам', en: 'Decisions on orders' },
    (id) => or(eq(keyOrder.decidedBy, id), eq(keyOrder.handedOverBy, id)),
    ['requestId', 'decidedAt', 'decidedBy', 'handedOverAt', 'handedOverBy'],
  ),
  {
    table: requestFile,
    title: { ru: 'Файлы заявок', en: 'Files of requests' },
    stands: 'in-company',
    of: ({ userId }) =>
      or(
        eq(requestFile.residentId, userId),
        sql`${requestFile.fileId} in (select f.id from stored_file f where f.owner_id = ${userId})`,
      ),
    erasure: { how: 'delete' },
  },
  {
    table: requestMessage,
    title: { ru: 'Переписка по заявкам', en: 'Threads of requests' },
    stands: 'in-company',
    of: ({ userId }) => eq(requestMessage.residentId, userId),
    withheld: ['authorId'],
    erasure: { how: 'keep', why: requestsStay },
  },
  acts(
    requestMessage,
    'in-company',
    { ru: 'Ваши ответы сотрудника', en: 'Your answers as staff' },
    (id) => eq(requestMessage.authorId, id),
    ['id', 'at', 'authorId'],
  ),
  {
    table: request,
    title: { ru: 'Заявки', en: 'Requests' },
    stands: 'in-company',
    of: ({ userId }) => eq(request.userId, userId),
    erasure: { how: 'keep', why: requestsStay },
  },
  {
    table: storedFile,
    title: { ru: 'Файлы', en: 'Files' },
    stands: 'in-company',
    of: ({ userId }) => eq(storedFile.ownerId, userId),
    withheld: ['wrappedKey', 'masterKey'],
    erasure: { how: 'delete' },
  },
  {
    table: supportAnswer,
    title: { ru: 'Ответы поддержки', en: 'Answers of support' },
    stands: 'either',
    of: ({ userId }) => eq(supportAnswer.userId, userId),
    withheld: ['authorId'],
    erasure: { how: 'delete' },
  },
  acts(
    supportAnswer,
    'either',
    { ru: 'Ваши ответы в поддержке', en: 'Your answers in support' },
    (id) => eq(supportAnswer.authorId, id),
    ['id', 'at', 'authorId'],
  ),
  {
    table: supportMessage,
    title: { ru: 'Сообщения в поддержку', en: 'Messages to support' },
    stands: 'either',
    of: ({ userId, phone, email }) => {
      const contacts = [phone, email].flatMap((it) => it ?? [])
      return or(
        eq(supportMessage.userId, userId),
        contacts.length === 0 ? undefined : inArray(supportMessage.contact, contacts),
      )
    },
    withheld: ['note'],
    erasure: { how: 'delete' },
  },
  {
    table: registration,
    title: { ru: 'Регистрация', en: 'Registration' },
    stands: 'in-company',
    of: byContact(registration.phone, registration.email),
    withheld: ['tokenHashes', 'passwordHash', 'accountMatch', 'decidedById'],
    erasure: { how: 'delete' },
  },
  acts(
    registration,
    'in-company',
    { ru: 'Решения по заявкам на регистрацию', en: 'Decisions on applications' },
    (id) => eq(registration.decidedById, id),
    ['id', 'decidedAt', 'decidedById'],
  ),
  {
    table: unmatchedAddress,
    title: { ru: 'Адреса, которых нет в реестре', en: 'Addresses that no house has' },
    stands: 'in-company',
    of: ({ userId }) => eq(unmatchedAddress.userId, userId),
    withheld: ['settledById'],
    erasure: { how: 'delete' },
  },
  acts(
    unmatchedAddress,
    'in-company',
    { ru: 'Разобранные адреса', en: 'Addresses settled' },
    (id) => eq(unmatchedAddress.settledById, id),
    ['id', 'settledAt', 'settledById'],
  ),
  {
    table: account,
    title: { ru: 'Лицевые счета на ваше имя', en: 'Accounts in your name' },
    stands: 'in-company',
    of: ({ fullName }) => (fullName === '' ? sql`false` : sql`${fullName} = any(${account.owners})`),
    shown: ['id', 'companyId', 'number', 'premisesId', 'state', 'createdAt'],
    erasure: {
      how: 'keep',
      why: {
        ru: 'Лицевой счёт принадлежит помещению: управляющая компания ведёт его по договору и хранит пять лет (ст. 29 402-ФЗ).',
        en: 'An account belongs to the premises: the company keeps it under the contract, for five years (402-FZ art. 29).',
      },
    },
  },
  {
    table: staffInvitation,
    title: { ru: 'Приглашения на работу', en: 'Invitations to work' },
    stands: 'in-company',
    of: byContact(staffInvitation.phone, staffInvitation.email),
    erasure: { how: 'delete' },
  },
  acts(
    staffInvitation,
    'in-company',
    { ru: 'Приглашения сотрудников', en: 'Invitations of staff' },
    (id) => or(eq(staffInvitation.invitedBy, id), eq(staffInvitation.acceptedBy, id)),
    ['id', 'createdAt', 'acceptedAt', 'invitedBy', 'acceptedBy'],
  ),
  {
    table: staff,
    title: { ru: 'Работа в компаниях', en: 'Work for companies' },
    stands: 'in-company',
    of: ({ userId }) => eq(staff.userId, userId),
    erasure: { how: 'delete' },
  },
  {
    table: platformOperator,
    title: { ru: 'Работа на платформе', en: 'Work for the platform' },
    stands: 'outside',
    of: ({ userId }) => eq(platformOperator.userId, userId),
    erasure: { how: 'delete' },
  },
  acts(
    propertyImport,
    'in-company',
    { ru: 'Загрузки реестра за сутки', en: 'Imports of the register of a day' },
    (id) => eq(propertyImport.userId, id),
    ['id', 'createdAt', 'userId', 'fileName'],
  ),
  {
    table: auditEntry,
    title: { ru: 'Кто смотрел и менял ваши данные', en: 'Who looked at your data and changed them' },
    stands: 'in-company',
    of: ({ userId }) => eq(auditEntry.personId, userId),
    withheld: ['actorId'],
    erasure: { how: 'keep', why: auditStays },
  },
  acts(auditEntry, 'in-company', { ru: 'Ваши действия', en: 'Your acts' }, (id) => eq(auditEntry.actorId, id), [
    'id',
    'at',
    'kind',
    'action',
    'actorId',
  ]),
  {
    table: message,
    title: { ru: 'Отправленные вам сообщения за месяц', en: 'Messages sent to you in a month' },
    stands: 'either',
    of: byContact(message.recipient, message.recipient),
    erasure: { how: 'delete' },
  },
  {
    table: outboxMessage,
    title: { ru: 'Исходящие демонстрации', en: 'Outbox of the demo' },
    stands: 'outside',
    of: byContact(outboxMessage.recipient, outboxMessage.recipient),
    erasure: { how: 'delete' },
  },
  {
    table: rateLimit,
    title: { ru: 'Счётчики попыток', en: 'Counts of tries' },
    stands: 'outside',
    of: ({ userId, phone, email }) => {
      const names = [userId, phone, email].flatMap((it) => it ?? [])
      return or(...names.map((name) => sql`right(${rateLimit.key}, ${name.length + 1}) = ${`:${name}`}`))
    },
    erasure: {
      how: 'keep',
      why: {
        ru: 'Счётчики попыток защищают от подбора кодов и исчезают сами в течение двух суток.',
        en: 'Counts of tries guard against guessing and vanish by themselves within two days.',
      },
    },
  },
  ...residencyPersonData,
  ...notificationPersonData,
  ...privacyPersonData,
  ...identityPersonData,
]
