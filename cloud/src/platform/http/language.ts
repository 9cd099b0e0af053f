import type { Language } from '../errors.ts'

/**
 * The language to answer in, from Accept-Language (RFC 9110 §12.5.4): Russian unless English is asked for more.
 * Anything that cannot be read counts as not asked for.
 */
export function chooseLanguage(header: string | undefined): Language {
  const weight = { ru: 0, en: 0 }
  for (const part of (header ?? '').slice(0, 200).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const quality = Number(
      parameters
        .find((it) => it.trim().startsWith('q='))
        ?.trim()
        .slice(2) ?? 1,
    )
    const language = tag.split('-')[0]
    if ((language === 'ru' || language === 'en') && quality > weight[language]) weight[language] = quality
  }
  return weight.en > weight.ru ? 'en' : 'ru'
}
