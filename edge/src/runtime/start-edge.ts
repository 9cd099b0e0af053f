import type { StatusMessage } from '@domovoy/protocol/mqtt'
import { startDoor } from '../door/start-door.ts'
import { startJournal } from '../journal/start-journal.ts'
import type { Panel } from '../panel/index.ts'
import { awaitIdentity } from '../uplink/await-identity.ts'
import { createCorrectedClock } from '../uplink/corrected-clock.ts'
import { startUplink, type Uplink } from '../uplink/start-uplink.ts'
import type { Clock } from './clock.ts'
import type { EdgeConfig } from './config.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { openDatabase } from './database.ts'
import { Parts, type Stoppable } from './lifecycle.ts'
import type { Log } from './log.ts'
import { openCamera } from './open-camera.ts'
import { openLines } from './open-lines.ts'
import { openPanel } from './open-panel.ts'

type Online = Extract<StatusMessage, { online: true }>

/**
 * Starts the controller: what the door needs first, the cloud last. Ready when door and journal work; panel, camera and
 * link come and go by themselves.
 */
export async function startEdge(config: EdgeConfig, clock: Clock, log: Log): Promise<Stoppable> {
  const parts = new Parts(log)
  const corrected = createCorrectedClock(clock)
  let panelState: Online['panel'] = config.panel ? 'offline' : 'none'
  let panel: Panel | undefined
  let uplink: Uplink | undefined

  await parts.start('data folder', () => lockDataFolder(config.dataFolder))
  const db = await parts.start('database', () => openDatabase(config.dataFolder, log))
  const journal = await parts.start('journal', () => startJournal({ db, clock, nowMs: corrected.nowMs, log }))
  const lines = await parts.start('lines', () => openLines(config, clock, log))
  const door = await parts.start('door', () =>
    startDoor({
      rules: config.door,
      relay: lines.relay,
      inputs: lines.inputs,
      clock,
      log,
      note: journal.note,
      onState(name) {
        panel?.feedback(name === 'unlocked' || name === 'fire' ? 'unlocked' : 'idle')
        uplink?.statusChanged()
      },
    }),
  )
  const { panel: panelConfig, camera: cameraConfig } = config
  if (panelConfig) {
    panel = await parts.start('panel', () =>
      openPanel(panelConfig, {
        clock,
        log,
        onOnline(isOnline) {
          panelState = isOnline ? 'online' : 'offline'
          journal.note({ kind: 'panel', online: isOnline })
          uplink?.statusChanged()
        },
        onDenied: () => journal.refuse({ door: door.id, reason: 'unknown-credential' }),
      }),
    )
  }
  const camera =
    cameraConfig &&
    (await parts.start('camera', () =>
      openCamera(cameraConfig, config.video, {
        clock,
        log,
        onOnline: (isOnline) => journal.note({ kind: 'camera', online: isOnline }),
        onState: () => uplink?.statusChanged(),
      }),
    ))
  const sources = { doors: [door], camera: () => camera?.state() ?? 'none', panel: () => panelState }
  await parts.start('identity', () =>
    awaitIdentity(config.dataFolder, clock, log, (found) => {
      const identity = { ...found, mqttUrl: config.mqttUrl ?? found.mqttUrl }
      uplink = startUplink({ identity, db, journal, corrected, sources, camera, clock, log })
    }),
  )
  await parts.start('uplink', () => ({ stop: () => uplink?.stop() }))
  return parts
}
