import i18next, { type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import ru from './ru.json?first'

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

/** What the first page does without (`build/split-texts.ts`). */
const loadRest: Record<Language, () => Promise<{ default: object }>> = {
  ru: () => import('./ru.json?rest'),
  en: () => import('./en.json?rest'),
}
const whole = new Set<Language>()
let isRestWanted = false

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
    // Texts that come later are shown where they were missing.
    react: { bindI18nStore: 'added' },
  })
  // Without its texts the page starts in Russian, rather than not at all.
  if (language !== 'ru') await changeLanguage(language).catch(() => undefined)
}

/** Every page but the sign-in waits for it. Called early, it only saves time. */
export async function loadAllTexts(): Promise<void> {
  isRestWanted = true
  const language = i18n.isInitialized && i18n.language === 'en' ? 'en' : storedLanguage()
  await addRest(language)
}

async function addRest(language: Language): Promise<void> {
  if (whole.has(language)) return
  const { default: texts } = await loadRest[language]()
  // Before the start there is nothing to add to: the page asks again.
  if (!i18n.isInitialized) return
  i18n.addResourceBundle(language, 'translation', texts, true, true)
  whole.add(language)
}

/** Remembers the choice and switches every text, fetching the language's texts the first time. */
export async function changeLanguage(language: Language): Promise<void> {
  remember(language)
  if (!i18n.hasResourceBundle(language, 'translation')) {
    const [{ default: texts }, moreEn] = await Promise.all([import('./en.json?first'), more?.loadEn()])
    if (more && moreEn) i18n.addResourceBundle(language, more.namespace, moreEn.default)
    i18n.addResourceBundle(language, 'translation', texts)
  }
  if (isRestWanted) await addRest(language)
  await i18n.changeLanguage(language)
  document.documentElement.lang = language
}

/** At once, not when the texts have come: the page may be gone by then. */
function remember(language: Language): void {
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
