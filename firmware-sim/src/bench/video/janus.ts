import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { daemon } from '../../demo/daemon.ts'
import { freePorts } from '../../demo/ports.ts'
import { waitUntil } from '../../demo/wait-until.ts'
import { followCamera } from './camera-frames.ts'
import { findJanus, type JanusInstallation, janusConfig } from './janus-config.ts'
import {
  delayFigures,
  loadFigures,
  type MeasuredClip,
  measureDelays,
  measureLoad,
  measureStarts,
  startFigures,
  type VideoServer,
} from './measure.ts'
import { openMeasuringPage } from './measuring-page.ts'

/**
 * The same measurements of Janus (its streaming plugin pulls the same simulated camera), or nothing where it is not
 * installed. Its memory stands under our name, `edgeRssMb`, so that the two are found side by side.
 */
export async function benchJanus(browser: Browser): Promise<Record<string, Record<string, number>>> {
  const installation = await findJanus()
  if (!installation) {
    process.stderr.write('video: Janus is not installed (no `janus` with its streaming plugin): not compared\n')
    return {}
  }
  const janus = {
    ...(await measureJanus(browser, installation, 'gop2')),
    ...(await measureJanus(browser, installation, 'gop10')),
  }
  return { janus }
}

async function measureJanus(browser: Browser, installation: JanusInstallation, clip: MeasuredClip) {
  const folder = await mkdtemp(join(tmpdir(), 'domovoy-janus-'))
  const [osdp = 0, rtsp = 0, http = 0, rest = 0] = await freePorts(4)
  const sim = daemon({
    name: 'sim',
    script: 'firmware-sim/src/main.ts',
    args: [
      ...['--gpio-socket', join(folder, 'gpio'), '--clip', clip],
      ...['--osdp-port', `${osdp}`, '--rtsp-port', `${rtsp}`, '--http-port', `${http}`],
    ],
    env: {},
    logFile: join(folder, 'sim.log'),
    onWarning: () => {},
    onCrash: () => {},
  })
  try {
    await sim.start()
    const server = await startJanus(installation, folder, {
      restPort: rest,
      cameraUrl: `rtsp://127.0.0.1:${rtsp}/entrance`,
    })
    try {
      const url = `http://127.0.0.1:${rest}/janus`
      const page = await openMeasuringPage(browser, `${url}/info`)
      const video: VideoServer = {
        page,
        asking: { kind: 'janus', url, mountpoint: 1 },
        camera: await followCamera(`http://127.0.0.1:${http}`),
        clip,
        pid: server.pid,
      }
      const figures = startFigures(clip, await measureStarts(video))
      if (clip === 'gop10') return figures
      return { ...figures, ...delayFigures(await measureDelays(video)), ...loadFigures(await measureLoad(video)) }
    } finally {
      await server.stop()
    }
  } finally {
    await sim.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function startJanus(
  { binary, plugin, transport }: JanusInstallation,
  folder: string,
  settings: { restPort: number; cameraUrl: string },
): Promise<{ pid: number; stop(): Promise<void> }> {
  const files = janusConfig(folder, { plugin, transport, ...settings })
  for (const each of files.folders) await mkdir(each, { recursive: true })
  for (const { path, text } of files.texts) await writeFile(path, text)
  for (const { path, target } of files.links) await symlink(target, path)
  const child = spawn(binary, [`--configs-folder=${files.configs}`], { stdio: 'ignore' })
  const ended = once(child, 'close')
  child.on('error', () => {})
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  try {
    await waitUntil(
      'Janus answers',
      async () => {
        const answer = await fetch(`http://127.0.0.1:${settings.restPort}/janus/info`).catch(() => undefined)
        return answer?.ok ? true : undefined
      },
      { withinMs: 15_000 },
    )
    return { pid: child.pid ?? 0, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
