import { setImmediate } from 'node:timers/promises'
import { foldText } from '../clean-text.ts'
import type { PremisesKind } from '../tables.ts'
import type { BuildingLine, ImportLine, ImportProblem, PremisesLine } from './read-line.ts'

/** What the register has already of the buildings that a file speaks of. */
export interface RegisterState {
  buildings: { id: string; addressKey: string; postalCode: string | null; cadastralNumber: string | null }[]
  entrances: { id: string; buildingId: string; name: string }[]
  premises: ({ id: string; entranceId: string } & PremisesLine)[]
}

type New<T> = T & { id: string }

/** What an import would write. Rows that say what the register has are in none of the lists. */
export interface ImportPlan {
  newBuildings: New<BuildingLine>[]
  changedBuildings: { id: string; postalCode: string | null; cadastralNumber: string | null }[]
  newEntrances: { id: string; buildingId: string; name: string }[]
  newPremises: New<PremisesLine & { entranceId: string }>[]
  changedPremises: New<Omit<PremisesLine, 'number' | 'kind'>>[]
  summary: {
    lines: number
    bad: number
    buildings: { added: number; changed: number; unchanged: number }
    entrances: { added: number }
    premises: { added: number; changed: number; unchanged: number }
  }
  problems: ImportProblem[]
}

/** Which entrance premises stand behind when neither the file nor the register tells. */
const firstEntrance = 'Подъезд 1'

/**
 * Compares the lines of a file with the register. An empty cell leaves what is there; the same file twice changes nothing the
 * second time.
 * @param newId an id for each row that is new
 */
export async function planImport(
  lines: readonly (ImportLine | ImportProblem)[],
  state: RegisterState,
  newId: () => string,
): Promise<ImportPlan> {
  const problems: ImportProblem[] = []
  const book = openBook(state, newId)
  for (const [at, line] of lines.entries()) {
    if (at % atOnce === 0) await setImmediate()
    const problem = 'reason' in line ? line : book.enter(line)
    if (problem) problems.push(problem)
  }
  return { ...book.close(lines.length, problems.length), problems }
}

/** Lines between which others get their turn: a door is opened by the same process. */
const atOnce = 500

interface KnownPremises extends PremisesLine {
  id: string
  entranceId: string
  status: 'added' | 'changed' | 'unchanged'
  /** The line that spoke of it; 0: only the register so far. */
  line: number
}

function openBook(state: RegisterState, newId: () => string) {
  const buildings = new Map(
    state.buildings.map((it) => [
      it.addressKey,
      { ...it, status: 'unchanged', isNamed: false, spelt: undefined as BuildingLine | undefined },
    ]),
  )
  const entrances = new Map<string, { id: string; buildingId: string; name: string; isNew: boolean }[]>()
  for (const it of state.entrances) push(entrances, it.buildingId, { ...it, isNew: false })
  const buildingOf = new Map(state.entrances.map(({ id, buildingId }) => [id, buildingId]))
  const premises = new Map<string, KnownPremises[]>()
  const keyOf = (buildingId: string, kind: PremisesKind, number: string) => `${buildingId}|${kind}|${number}`
  for (const it of state.premises) {
    push(premises, keyOf(buildingOf.get(it.entranceId) ?? '', it.kind, it.number), {
      ...it,
      status: 'unchanged',
      line: 0,
    })
  }

  const byLooseKey = new Map<string, string[]>()
  for (const addressKey of buildings.keys()) push(byLooseKey, looseKey(addressKey), addressKey)
  // «Школьная» is «ул. Школьная» where there is but one: people leave the kind out.
  const findBuilding = ({ addressKey }: BuildingLine) => {
    const exact = buildings.get(addressKey)
    const [only, another] = exact ? [] : (byLooseKey.get(looseKey(addressKey)) ?? [])
    const isLoose = only !== undefined && another === undefined && [addressKey, only].some((key) => kindOf(key) === '')
    return exact ?? (isLoose ? buildings.get(only) : undefined)
  }

  const enterBuilding = (line: BuildingLine) => {
    const known = findBuilding(line)
    if (!known) {
      const made = { id: newId(), ...pick(line), status: 'added', isNamed: true, spelt: line }
      buildings.set(line.addressKey, made)
      push(byLooseKey, looseKey(line.addressKey), line.addressKey)
      return made
    }
    known.isNamed = true
    const postalCode = line.postalCode ?? known.postalCode
    const cadastralNumber = line.cadastralNumber ?? known.cadastralNumber
    if (postalCode !== known.postalCode || cadastralNumber !== known.cadastralNumber) {
      Object.assign(known, { postalCode, cadastralNumber })
      if (known.status === 'unchanged') known.status = 'changed'
    }
    return known
  }

  const enterEntrance = (buildingId: string, said: string | null) => {
    const its = entrances.get(buildingId) ?? []
    const found = said === null ? its[0] : its.find(({ name }) => foldText(name) === foldText(said))
    if (found) return found
    const made = { id: newId(), buildingId, name: said ?? firstEntrance, isNew: true }
    push(entrances, buildingId, made)
    return made
  }

  const enterPremises = (
    buildingId: string,
    { line, entrance, premises: said }: ImportLine,
  ): ImportProblem | undefined => {
    if (!said) {
      if (entrance !== null) enterEntrance(buildingId, entrance)
      return undefined
    }
    const key = keyOf(buildingId, said.kind, said.number)
    const twins = premises.get(key) ?? []
    const nameOf = ({ entranceId }: KnownPremises) =>
      entrances.get(buildingId)?.find(({ id }) => id === entranceId)?.name ?? ''
    const known = entrance === null ? twins[0] : twins.find((it) => foldText(nameOf(it)) === foldText(entrance))
    if (!known) {
      // A flat's number stands once in a house: behind another entrance it would be somebody else's door.
      const [elsewhere] = twins
      if (elsewhere && said.kind === 'flat') return { line, reason: 'elsewhere', value: nameOf(elsewhere) }
      const { id: entranceId } = enterEntrance(buildingId, entrance)
      push(premises, key, { ...said, id: newId(), entranceId, status: 'added', line })
      return undefined
    }
    if (known.line > 0) return { line, reason: 'twin', value: String(known.line) }
    known.line = line
    const next = {
      floor: said.floor ?? known.floor,
      area: said.area ?? known.area,
      cadastralNumber: said.cadastralNumber ?? known.cadastralNumber,
    }
    const isSame =
      next.floor === known.floor && next.area === known.area && next.cadastralNumber === known.cadastralNumber
    if (!isSame) Object.assign(known, next, { status: 'changed' })
    return undefined
  }

  return {
    enter(line: ImportLine): ImportProblem | undefined {
      // A line that is refused adds nothing, not even its house.
      const known = findBuilding(line.building)
      const buildingId = known?.id ?? ''
      if (known && line.premises) {
        const problem = enterPremises(buildingId, line)
        if (!problem) enterBuilding(line.building)
        return problem
      }
      return enterPremises(enterBuilding(line.building).id, line)
    },
    close(lines: number, bad: number): Omit<ImportPlan, 'problems'> {
      const named = [...buildings.values()].filter(({ isNamed }) => isNamed)
      const its = [...premises.values()].flat().filter(({ line }) => line > 0)
      const added = [...entrances.values()].flat().filter(({ isNew }) => isNew)
      const count = (of: readonly { status: string }[]) => ({
        added: of.filter(({ status }) => status === 'added').length,
        changed: of.filter(({ status }) => status === 'changed').length,
        unchanged: of.filter(({ status }) => status === 'unchanged').length,
      })
      return {
        newBuildings: named.flatMap(({ id, spelt, postalCode, cadastralNumber, status }) =>
          status === 'added' && spelt ? [{ ...spelt, id, postalCode, cadastralNumber }] : [],
        ),
        changedBuildings: named
          .filter(({ status }) => status === 'changed')
          .map(({ id, postalCode, cadastralNumber }) => ({ id, postalCode, cadastralNumber })),
        newEntrances: added.map(({ id, buildingId, name }) => ({ id, buildingId, name })),
        newPremises: its.filter(({ status }) => status === 'added').map(({ status, line, ...row }) => row),
        changedPremises: its
          .filter(({ status }) => status === 'changed')
          .map(({ id, floor, area, cadastralNumber }) => ({ id, floor, area, cadastralNumber })),
        summary: { lines, bad, buildings: count(named), entrances: { added: added.length }, premises: count(its) },
      }
    },
  }
}

/** An address key without its street's kind, and that kind: see `addressKeys`. */
const looseKey = (addressKey: string) => addressKey.split('|').toSpliced(2, 1).join('|')
const kindOf = (addressKey: string) => addressKey.split('|')[2] ?? ''

function pick({ addressKey, postalCode, cadastralNumber }: BuildingLine) {
  return { addressKey, postalCode, cadastralNumber }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
