import { useTranslation } from 'react-i18next'

type Tree = { [key: string]: string | Tree }

/** What the log's actions are called, each under its own code; one that has no name yet is told as it stands. */
export function useActWords() {
  const { t, i18n } = useTranslation('staff')
  const known = flatten(i18n.getResource(i18n.language, 'staff', 'acts') as Tree)
  return {
    of: (action: string) =>
      i18n.exists(`acts.${action}`, { ns: 'staff' }) ? t(`acts.${action as 'staff.join'}`) : action,
    /** For choosing one, in alphabetical order. */
    all: known
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label, i18n.language)),
  }
}

function flatten(tree: Tree, path: string[] = []): [action: string, label: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[[...path, key].join('.'), value]] : flatten(value, [...path, key]),
  )
}
