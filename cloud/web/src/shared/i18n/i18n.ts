import i18next, { type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import ru from './ru.json'

export const languages = ['ru', 'en'] as const
export type Language = (typeof languages)[number]

const storageKey = 'domovoy.language'

export const i18n: I18n = i18next.createInstance()

/** Texts of a page of its own, beside those that all pages share. */
export interface MoreTexts {
  namespace: string
  ru: object
  loadEn: () => Promise<{ default: object }>
}
let more: MoreTexts | undefined

/** Starts in the language that was chosen last; Russian until somebody chooses. */
export async function startI18n(moreTexts?: MoreTexts): Promise<void> {
  more = moreTexts
  const language = storedLanguage()
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'ru',
    resources: { ru: { translation: ru, ...(more && { [more.namespace]: more.ru }) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  if (language !== 'ru') await changeLanguage(language)
}

/** Switches every text, fetching the language's texts the first time, and remembers the choice. */
export async function changeLanguage(language: Language): Promise<void> {
  if (!i18n.hasResourceBundle(language, 'translation')) {
    const [{ default: texts }, moreEn] = await Promise.all([import('./en.json'), more?.loadEn()])
    if (more && moreEn) i18n.addResourceBundle(language, more.namespace, moreEn.default)
    i18n.addResourceBundle(language, 'translation', texts)
  }
  await i18n.changeLanguage(language)
  document.documentElement.lang = language
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // Storage is closed (private window): the choice lives as long as the page.
  }
}

function storedLanguage(): Language {
  try {
    const stored = localStorage.getItem(storageKey)
    return languages.find((language) => language === stored) ?? 'ru'
  } catch {
    return 'ru'
  }
}
