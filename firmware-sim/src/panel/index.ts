export { type Panel, type PanelOptions, type PanelState, startPanel } from './start-panel.ts'
