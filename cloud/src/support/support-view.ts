import { z } from 'zod'
import { supportStatuses, supportTopics } from './support-words.ts'
import type { supportAnswer, supportMessage } from './tables.ts'

const answerView = z.object({ id: z.uuid(), at: z.iso.datetime(), text: z.string() })

/** A message as its writer sees it. */
export const ownSupportView = z.object({
  id: z.uuid(),
  number: z.int(),
  at: z.iso.datetime(),
  topic: z.enum(supportTopics),
  text: z.string(),
  status: z.enum(supportStatuses),
  answers: z.array(answerView),
})

/** A message as staff see it. */
export const supportView = z.object({
  ...ownSupportView.omit({ answers: true }).shape,
  name: z.string(),
  answerBy: z.enum(['phone', 'email']),
  contact: z.string(),
  isSignedIn: z.boolean().meta({ description: 'Whether the writer had signed in: then they are whom they say to be' }),
  userId: z.uuid().nullable(),
  page: z.string().nullable(),
  device: z.string().nullable(),
  note: z.string(),
})

export const supportThreadView = z.object({
  ...supportView.shape,
  answers: z.array(z.object({ ...answerView.shape, author: z.string().nullable() })),
})

type Row = typeof supportMessage.$inferSelect
type AnswerRow = typeof supportAnswer.$inferSelect

export function toOwnView({ id, number, at, topic, text, status }: Row, answers: AnswerRow[]) {
  return { id, number, at: at.toISOString(), topic, text, status, answers: answers.map(toAnswerView) }
}

export function toSupportView(row: Row) {
  const { id, number, at, topic, text, status, name, answerBy, contact, userId, page, device, note } = row
  const common = { id, number, at: at.toISOString(), topic, text, status }
  return { ...common, name, answerBy, contact, isSignedIn: userId !== null, userId, page, device, note }
}

export function toAnswerView({ id, at, text }: AnswerRow) {
  return { id, at: at.toISOString(), text }
}
