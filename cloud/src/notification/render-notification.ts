import type { Language } from '../platform/errors.ts'
import { type NotificationKind, type NotificationTemplate, notificationTemplates } from './templates.ts'

export interface RenderedNotification {
  kind: NotificationKind
  title: string
  body: string
}

/**
 * The words of a notification. One whose template is gone (an older version's) shows what it can: its name.
 * @throws Error when a value is missing
 */
export function renderNotification(
  name: string,
  language: Language,
  values: Readonly<Record<string, string>>,
): RenderedNotification {
  const templates: Readonly<Record<string, NotificationTemplate>> = notificationTemplates
  const template = Object.hasOwn(templates, name) ? templates[name] : undefined
  if (!template) return { kind: 'account', title: name, body: '' }
  const { title, body } = template[language]
  return { kind: template.kind, title: fill(title, values), body: fill(body, values) }
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`a notification needs the value "${name}"`)
    return value
  })
}
