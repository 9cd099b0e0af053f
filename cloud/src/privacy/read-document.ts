import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { company, companyAddress, department } from '../company/index.ts'
import type { Context } from '../platform/context.ts'
import type { Database } from '../platform/database/index.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { consentDocuments, currentVersion, type Purpose, purposes } from './documents/index.ts'
import { privacyFaults } from './errors.ts'

/** A document as somebody reads it: the operator's name filled in. */
export const documentView = z.object({
  purpose: z.enum(purposes),
  version: z.string().meta({ description: 'The day from which it is shown' }),
  isCurrent: z.boolean(),
  isRequired: z.boolean().meta({ description: 'Without it there can be no account' }),
  title: z.string(),
  label: z.string().meta({ description: 'Beside the box that is ticked' }),
  withdrawal: z.string().meta({ description: 'What follows from withdrawing it' }),
  sections: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()) })),
})
export type DocumentView = z.infer<typeof documentView>

export interface WhichDocument {
  purpose: string
  /** Left out: the one that is asked for now. */
  version?: string | undefined
  /** Id or slug of the company whose name stands in it; left out: the platform's. */
  company?: string | undefined
  language: Language
}

/** @throws DomainError `document.unknown` for a purpose, version or company that there is not */
export async function readDocument(ctx: Pick<Context, 'db'>, which: WhichDocument): Promise<DocumentView> {
  const purpose = purposes.find((it) => it === which.purpose)
  if (!purpose) throw new DomainError(privacyFaults['document.unknown'])
  const document = consentDocuments[purpose]
  const current = currentVersion(purpose)
  const found = which.version === undefined ? current : document.versions.find((it) => it.version === which.version)
  if (!found) throw new DomainError(privacyFaults['document.unknown'])
  const operator = await readOperator(ctx, which.company, which.language)
  const { title, label, sections } = found[which.language]
  return {
    purpose,
    version: found.version,
    isCurrent: found === current,
    isRequired: document.isRequired,
    title,
    label,
    withdrawal: document.withdrawal[which.language],
    sections: sections.map(({ heading, paragraphs }) => ({
      heading,
      paragraphs: paragraphs.map((it) =>
        it.replaceAll('{company}', operator.name).replaceAll('{contacts}', operator.contacts),
      ),
    })),
  }
}

const platformName: Record<Language, string> = { ru: 'оператор платформы «Домовой»', en: 'the operator of Domovoy' }
const inApp: Record<Language, string> = { ru: 'раздел «Помощь» приложения', en: 'the “Help” section of the app' }

async function readOperator({ db }: Pick<Context, 'db'>, named: string | undefined, language: Language) {
  if (named === undefined) return { name: platformName[language], contacts: inApp[language] }
  const companyId = isUuid(named) ? named : await findCompany(db, named)
  if (companyId === undefined) throw new DomainError(privacyFaults['document.unknown'])
  return await db.inTenant(companyId, async (tx) => {
    const [row] = await tx.select({ name: company.name }).from(company).where(eq(company.id, companyId))
    if (!row) throw new DomainError(privacyFaults['document.unknown'])
    const departments = await tx
      .select({ phones: department.phones, email: department.email })
      .from(department)
      .where(eq(department.isEmergency, false))
      .orderBy(asc(department.place))
    const ways = departments.flatMap(({ phones, email }) => [...phones, ...(email === null ? [] : [email])])
    return { name: row.name, contacts: [...new Set(ways)].slice(0, 3).join(', ') || inApp[language] }
  })
}

async function findCompany({ orm }: Database, slug: string): Promise<string | undefined> {
  const [row] = await orm
    .select({ id: companyAddress.companyId })
    .from(companyAddress)
    .where(and(eq(companyAddress.kind, 'slug'), eq(companyAddress.value, slug.toLowerCase())))
  return row?.id
}

/** For those who write about a document without showing it. */
export function documentTitle(purpose: Purpose, language: Language): string {
  return currentVersion(purpose)[language].title
}
