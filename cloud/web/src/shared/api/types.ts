/** What the cloud shows of an entrance to one of its residents. */
export interface EntranceView {
  id: string
  name: string
  address: string
  premises: string[]
  company: { name: string }
  online: boolean
  /** ISO 8601; null while online, and when the controller was never seen. */
  offlineSince: string | null
  /** False when the controller was never online. */
  seen: boolean
  door: { id: string; state: DoorStateName | null }
  camera: CameraState | null
}

export type DoorStateName = 'locked' | 'unlocked' | 'open' | 'held' | 'forced' | 'fire'
export type CameraState = 'none' | 'idle' | 'connecting' | 'streaming' | 'failing'

/** A line of the door's journal as a resident may see it. */
export interface EventView {
  id: string
  /** ISO 8601, by the controller's corrected clock. */
  at: string
  kind: 'granted' | 'refused'
  via: string | null
  reason: string | null
  door: string | null
  who: { name: string; you: boolean } | null
}

export interface EventPage {
  events: EventView[]
  /** Cursor of the page before this one in time; null at the journal's beginning. */
  next: string | null
}

export interface UserView {
  id: string
  name: string
  phone: string
}

export interface MeView {
  user: UserView
  entrances: EntranceView[]
}

export interface CodeSentView {
  /** E.164 */
  phone: string
  resendAfterS: number
  codeLength: number
  codeLivesS: number
}

export interface OutboxMessageView {
  id: string
  at: string
  kind: string
  to: string
  text: string
}
