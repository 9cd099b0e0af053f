export { startPanel } from './start-panel.ts'
