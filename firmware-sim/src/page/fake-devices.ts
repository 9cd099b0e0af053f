import { startDoor } from '../door/start-door.ts'
import { createLines, preciseNowMs } from '../gpio/lines.ts'
import type { CameraDevice, CameraView, PanelDevice, PanelView, SimulatedDevices } from './simulated-devices.ts'

/** A panel that remembers what was done to it, and shows what a test tells it to show. */
export type FakePanel = PanelDevice & { pressed: string[]; cards: string[]; show(view: Partial<PanelView>): void }

/** A real door on real lines, with a panel and a camera that need no sockets. */
export function fakeDevices(): SimulatedDevices & { panel: FakePanel; stop(): void } {
  const lines = createLines()
  const changed = createListeners()
  const door = startDoor({ lines, onChange: changed.tell })
  return {
    lines,
    door,
    panel: fakePanel(),
    camera: fakeCamera(),
    gpioClients: () => 1,
    onChange: changed.add,
    stop: () => door.stop(),
  }
}

function fakePanel(): FakePanel {
  const changed = createListeners()
  let view: PanelView = { text: '', led: 'black', buzzer: false, online: true }
  const pressed: string[] = []
  const cards: string[] = []
  return {
    pressed,
    cards,
    state: () => view,
    press: (key) => void pressed.push(key),
    presentCard: (uid) => void cards.push(uid),
    onChange: changed.add,
    show(change) {
      view = { ...view, ...change }
      changed.tell()
    },
  }
}

function fakeCamera(): CameraDevice {
  const changed = createListeners()
  let view: CameraView = { playing: true, clients: 0 }
  return {
    state: () => view,
    setPlaying(playing) {
      view = { ...view, playing }
      changed.tell()
    },
    frame: () => ({ frame: 7, atMs: preciseNowMs() }),
    recentFrames: () => [{ frame: 7, atMs: preciseNowMs() }],
    onChange: changed.add,
  }
}

function createListeners() {
  const listeners = new Set<() => void>()
  return {
    tell: () => {
      for (const listener of listeners) listener()
    },
    add(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
