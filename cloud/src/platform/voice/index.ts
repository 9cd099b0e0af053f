export { httpVoice } from './http-voice.ts'
export { sipVoice } from './sip-voice.ts'
export type { VoiceCall, VoiceCaller } from './voice-caller.ts'
