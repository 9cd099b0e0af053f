import type { SQL } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'

/** By what a person is found in what is kept: the id, and what others may have written down instead of it. */
export interface Person {
  userId: string
  /** «Фамилия Имя Отчество»; empty where it is not known. */
  fullName: string
  phone: string | null
  email: string | null
  login: string | null
}

/** Said to the person, in the privacy centre. */
export interface Words {
  ru: string
  en: string
}

export type Erasure =
  /** Goes. */
  | { how: 'delete' }
  /** Goes by itself, with a row that it refers to. */
  | { how: 'cascade' }
  /** Stays without what names the person. */
  | { how: 'anonymise'; set: (now: Date) => Record<string, unknown>; why: Words }
  /** The law, or the safety of others, makes it stay; by then the id in it names nobody. */
  | { how: 'keep'; why: Words }

/**
 * What a domain keeps about people in one table: how a person's rows are found, what of them is handed out to the person, and
 * what becomes of them when the person wants to be forgotten. A test fails for a table that holds a person's id and has none.
 */
export interface PersonTable {
  table: PgTable
  /** What it is, in the archive and in the list of what goes. */
  title: Words
  /** Whether rows stand outside companies, in one, or in either. */
  stands: 'outside' | 'in-company' | 'either'
  of: (person: Person) => SQL | undefined
  /** Columns, as the table names them in code, that are not the person's to have: secrets, and others' data. */
  withheld?: readonly string[]
  /** Columns that are handed out; left out: all but those withheld. */
  shown?: readonly string[]
  erasure: Erasure
}

/** The person did it in a company's name: the company's record, of which only the fact is theirs. */
export const actOfStaff: Words = {
  ru: 'Записи компании о том, что вы сделали как сотрудник: остаются без вашего имени.',
  en: 'What a company has on record of your acts as its staff: stays without your name.',
}
