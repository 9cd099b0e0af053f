import { SaxesParser } from 'saxes'
import { DomainError } from '../platform/errors.ts'
import { verificationFaults } from './errors.ts'

/** What an EGRN extract (выписка из ЕГРН) says of a flat. */
export interface Extract {
  /** «50:10:0010203:456»; empty where it is not named. */
  cadastralNumber: string
  address: string
  /** Owners whose rights hold. Rosreestr leaves names out of extracts that strangers order. */
  owners: string[]
  /** When it was made, `YYYY-MM-DD`; empty where it does not say. */
  date: string
  /** The extract's own number: «КУВИ-001/2026-123456». */
  number: string
}

/** Far above what any extract of a flat needs. */
const limits = { bytes: 12_000_000, depth: 40, elements: 200_000, attributes: 30, textLength: 2_000 }

/** `extract_about_property_room` and its sisters for parking places and houses; `extract_base_params_room` names no owner. */
const roots = /^extract_(?:about_property|base_params)_\w+$/

/**
 * Reads the XML of an extract as Rosreestr makes it. No document type, no entities but XML's own five, and no more of anything
 * than an extract has: nothing is fetched, nothing grows.
 * @returns undefined for whole XML that is no extract we know: staff judge it by eye
 * @throws DomainError `extract.unsafe`, `extract.unreadable`
 */
export function readExtract(bytes: Buffer): Extract | undefined {
  if (bytes.length > limits.bytes) throw new DomainError(verificationFaults['extract.unsafe'])
  const path: string[] = []
  const found = { root: '', cadastralNumber: '', address: '', date: '', number: '' }
  const owners: string[] = []
  let right = { type: '', isCancelled: false, holders: [] as string[] }
  let person = { surname: '', name: '', patronymic: '' }
  let text = ''
  let elements = 0

  const parser = new SaxesParser({ xmlns: false, fragment: false })
  // Its own handler is asked again after the first error otherwise.
  const unreadable = (cause: unknown) => new DomainError(verificationFaults['extract.unreadable'], {}, { cause })
  const unsafe = () => new DomainError(verificationFaults['extract.unsafe'])
  parser.on('error', (error) => {
    throw unreadable(error)
  })
  parser.on('doctype', () => {
    throw unsafe()
  })
  parser.on('attribute', () => {
    if (++attributes > limits.attributes) throw unsafe()
  })
  let attributes = 0
  parser.on('opentagstart', () => {
    attributes = 0
  })
  parser.on('opentag', ({ name }) => {
    path.push(name.slice(name.indexOf(':') + 1))
    text = ''
    if (path.length > limits.depth || ++elements > limits.elements) throw unsafe()
    if (path.length === 1) found.root = path[0] ?? ''
    const tag = path.at(-1)
    if (tag === 'right_record') right = { type: '', isCancelled: false, holders: [] }
    if (tag === 'individual') person = { surname: '', name: '', patronymic: '' }
  })
  const addText = (piece: string) => {
    if (text.length < limits.textLength) text += piece.slice(0, limits.textLength)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const at = path.slice(1).join('/')
    const tag = path.pop()
    const value = text.replaceAll(/\s+/g, ' ').trim()
    text = ''
    if (/^\w+_record\/object\/common_data\/cad_number$/.test(at)) found.cadastralNumber ||= value
    else if (/^\w+_record\/.*readable_address$/.test(at)) found.address ||= value
    else if (/^details_statement\/group_top_requisites\/date_formation$/.test(at)) found.date = value.slice(0, 10)
    else if (/^details_statement\/group_top_requisites\/registration_number$/.test(at)) found.number = value
    else if (at.startsWith('right_records/right_record')) {
      if (tag === 'surname' || tag === 'name' || tag === 'patronymic') {
        if (path.at(-1) === 'individual') person[tag] = value
      } else if (tag === 'individual' && path.at(-1) === 'right_holder') {
        right.holders.push([person.surname, person.name, person.patronymic].filter((it) => it !== '').join(' '))
      } else if (at.endsWith('right_data/right_type/value')) right.type = value
      else if (tag === 'cancel_date' && value !== '') right.isCancelled = true
      else if (tag === 'right_record' && !right.isCancelled && /собственност|^$/i.test(right.type)) {
        owners.push(...right.holders.filter((it) => it !== ''))
      }
    }
  })
  parser.write(decode(bytes)).close()
  if (!roots.test(found.root)) return undefined
  const { cadastralNumber, address, date, number } = found
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : ''
  return { cadastralNumber, address, owners: [...new Set(owners)], date: day, number }
}

/** Rosreestr writes UTF-8; older programs that save it anew leave windows-1251. */
function decode(bytes: Buffer): string {
  const head = bytes.subarray(0, 200).toString('latin1')
  const named = /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/i.exec(head)?.[1]?.toLowerCase()
  try {
    return new TextDecoder(named === 'windows-1251' ? 'windows-1251' : 'utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new DomainError(verificationFaults['extract.unreadable'], {}, { cause })
  }
}
