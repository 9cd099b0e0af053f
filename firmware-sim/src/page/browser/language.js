import { texts } from './texts.js'

/** @typedef {keyof typeof texts.ru} TextKey */

/** @type {Set<() => void>} */
const listeners = new Set()
/** @type {'ru' | 'en'} */
let language = localStorage.getItem('language') === 'en' ? 'en' : 'ru'

/** @param {TextKey} key */
export const text = (key) => texts[language][key]

/** Calls back whenever the words change, and once now. @param {() => void} listener */
export function onLanguage(listener) {
  listeners.add(listener)
  listener()
}

/** Fills every element that names its words by `data-text` or, for its label, by `data-label`. */
export function startLanguage() {
  onLanguage(() => {
    document.documentElement.lang = language
    document.title = `Domovoy · ${text('title')}`
    for (const element of document.querySelectorAll('[data-text]')) {
      if (element instanceof HTMLElement) element.textContent = text(keyOf(element.dataset.text))
    }
    for (const element of document.querySelectorAll('[data-label]')) {
      if (!(element instanceof HTMLElement)) continue
      const label = text(keyOf(element.dataset.label))
      element.setAttribute('aria-label', label)
      if (element instanceof HTMLButtonElement) element.title = label
    }
  })
  document.querySelector('#language')?.addEventListener('click', () => {
    language = language === 'ru' ? 'en' : 'ru'
    localStorage.setItem('language', language)
    for (const listener of listeners) listener()
  })
}

/** @param {string | undefined} name @returns {TextKey} */
function keyOf(name) {
  if (name === undefined || !(name in texts.ru)) throw new Error(`no text named ${name}`)
  return /** @type {TextKey} */ (name)
}
