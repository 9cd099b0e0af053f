import type { Language } from '../platform/errors.ts'
import { type Template, type TemplateName, templates } from './templates.ts'

/** What is handed to a carrier. */
export type Rendered =
  | { text: string }
  | { subject: string; text: string; html: string }
  | { digits: string; language: Language; text: string }

export type Values = Readonly<Record<string, string>>

export function renderSms(name: TemplateName, language: Language, values: Values): { text: string } {
  const { body }: Template = templates[name][language]
  return { text: body.map((sentence) => fill(sentence, values)).join(' ') }
}

/** A call says the template's `code`: digits that are recorded, or the same in words. @throws Error when it is not of digits */
export function renderCall(name: TemplateName, language: Language, values: Values) {
  const digits = fill('{code}', values)
  if (!/^\d+$/.test(digits)) throw new Error('a call says digits only')
  return { digits, language, ...renderSms(name, language, values) }
}

/** A letter twice, as plain text and as HTML, from one source. Values may hold anything: in HTML they are text all the same. */
export function renderMail(name: TemplateName, language: Language, values: Values) {
  const { subject, body }: Template = templates[name][language]
  const text = `${body.map((paragraph) => fill(paragraph, values)).join('\n\n')}\n`
  const paragraphs = body.map((paragraph) => `<p>${fill(escapeHtml(paragraph), emphasised(values))}</p>`)
  // A line break in a subject would begin a header of its own.
  return { subject: fill(subject, values).replaceAll(/\s+/g, ' '), text, html: page(language, paragraphs.join('\n')) }
}

function fill(template: string, values: Values): string {
  return template.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`a template needs the value "${name}"`)
    return value
  })
}

function emphasised(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, emphasis(escapeHtml(value))]))
}

/** An address is a link, anything else stands out. */
function emphasis(escaped: string): string {
  return /^https?:\/\/\S+$/.test(escaped) ? `<a href="${escaped}">${escaped}</a>` : `<strong>${escaped}</strong>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** Mail programs know little of CSS: one column, system typefaces, nothing loaded from anywhere. */
function page(language: Language, body: string): string {
  const style = 'max-width:32em;margin:0 auto;padding:16px;font:17px/1.5 system-ui,sans-serif'
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="${style}">
${body}
</body>
</html>
`
}
