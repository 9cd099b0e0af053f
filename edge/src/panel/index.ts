export type { FeedbackKind } from './feedback.ts'
export type { PanelChannel, PanelLine } from './panel-channel.ts'
export { type Panel, type PanelOptions, type PresentedCard, startPanel } from './start-panel.ts'
