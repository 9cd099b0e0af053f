import { showBuzzer, startBuzzer } from './buzzer.js'
import { element } from './control.js'
import { showDoorway, startDoorway } from './doorway.js'
import { showInstruments, startInstruments } from './instruments.js'
import { onLanguage, startLanguage, text } from './language.js'
import { follow } from './live.js'
import { showPanel, startPanel } from './panel.js'
import { startTrace, traceState } from './trace.js'

/** @type {'linkWaiting' | 'linkLive' | 'linkLost'} */
let link = 'linkWaiting'
const showLink = () => {
  element('link', HTMLElement).textContent = text(link)
}

startLanguage()
onLanguage(showLink)
startPanel()
startDoorway()
startBuzzer()
startInstruments()
startTrace()

element('theme', HTMLElement).addEventListener('click', () => {
  const { theme } = document.documentElement.dataset
  const isDark = theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset.theme = isDark ? 'light' : 'dark'
  localStorage.setItem('theme', isDark ? 'light' : 'dark')
})

follow(
  (state, isFirst) => {
    traceState(state, isFirst)
    showPanel(state)
    showDoorway(state)
    showBuzzer(state)
    showInstruments(state, isFirst)
  },
  (now) => {
    document.body.dataset.live = now
    link = now === 'live' ? 'linkLive' : 'linkLost'
    showLink()
  },
)
