import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { writeCsv } from '../platform/write-csv.ts'
import { requireStaff } from '../staff/index.ts'
import { propertyFaults } from './errors.ts'
import { showStreet } from './read-street.ts'
import { requireId } from './require-id.ts'
import { building, entrance, type PremisesKind, premises } from './tables.ts'

const heading = [
  ...['Индекс', 'Город', 'Район', 'Улица', 'Дом', 'Корпус', 'Строение', 'Кадастровый номер дома'],
  ...['Подъезд', 'Помещение', 'Тип', 'Этаж', 'Площадь', 'Кадастровый номер'],
]
const kindWords: Record<PremisesKind, string> = {
  flat: 'квартира',
  parking: 'машиноместо',
  commercial: 'нежилое',
  storeroom: 'кладовая',
}

/**
 * The register, or one building of it, as the CSV that an import reads: what is taken out can be put back.
 * @throws DomainError as `requireStaff` does
 */
export async function exportPremises(ctx: Context, companyId: string, buildingId?: string): Promise<string> {
  const { userId } = await requireStaff(ctx, companyId, 'property.read')
  const id = buildingId === undefined ? undefined : requireId(buildingId, propertyFaults['building.unknown'])
  const rows = await ctx.db.inTenant(companyId, async (tx) => {
    const fact = { companyId, actorId: userId, action: 'property.export', subjectKind: 'building' }
    await audit(tx, { ...fact, subjectId: id ?? companyId })
    return await tx
      .select()
      .from(building)
      .leftJoin(entrance, eq(entrance.buildingId, building.id))
      .leftJoin(premises, eq(premises.entranceId, entrance.id))
      .where(and(eq(building.companyId, companyId), id === undefined ? undefined : eq(building.id, id)))
  })
  const natural = new Intl.Collator('ru', { numeric: true })
  const sorted = rows
    .map((row) => ({ row, key: `${row.building.address}|${row.entrance?.name ?? ''}|${row.premises?.number ?? ''}` }))
    .sort((a, b) => natural.compare(a.key, b.key))
  const lines = sorted.map(({ row: { building: its, entrance: way, premises: flat } }) => [
    ...[its.postalCode ?? '', its.city, its.district ?? '', showStreet({ kind: its.streetKind, name: its.street })],
    ...[its.house, its.block ?? '', its.structure ?? '', its.cadastralNumber ?? '', way?.name ?? ''],
    ...[flat?.number ?? '', flat ? kindWords[flat.kind] : '', String(flat?.floor ?? '')],
    ...[flat?.area == null ? '' : String(flat.area).replace('.', ','), flat?.cadastralNumber ?? ''],
  ])
  return writeCsv([heading, ...lines])
}
