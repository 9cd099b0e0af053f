export type { VoiceCall, VoiceCaller } from './voice-caller.ts'
