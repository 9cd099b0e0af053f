export { type Panel, startPanel } from './start-panel.ts'
