import { access, readdir } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/** Paths of Janus's program and of the two libraries that the comparison needs. */
export type JanusInstallation = { binary: string; plugin: string; transport: string }

const libraryRoots = ['/usr/lib', '/usr/local/lib', '/opt/janus/lib']

/** Janus as a distribution or `make install` leaves it; null when a part is missing. */
export async function findJanus(): Promise<JanusInstallation | null> {
  const programs = [...(process.env.PATH ?? '').split(delimiter), '/opt/janus/bin'].map((folder) =>
    join(folder, 'janus'),
  )
  const binary = await firstThere(programs)
  const below = (await Promise.all(libraryRoots.map(withSubfolders))).flat()
  const plugin = await firstThere(below.map((folder) => join(folder, 'janus/plugins/libjanus_streaming.so')))
  const transport = await firstThere(below.map((folder) => join(folder, 'janus/transports/libjanus_http.so')))
  return binary && plugin && transport ? { binary, plugin, transport } : null
}

/** The files of a Janus that does one thing: it streams the camera, asked by REST on 127.0.0.1. */
export function janusConfig(
  folder: string,
  {
    plugin,
    transport,
    restPort,
    cameraUrl,
  }: Omit<JanusInstallation, 'binary'> & { restPort: number; cameraUrl: string },
) {
  const configs = join(folder, 'configs')
  const plugins = join(folder, 'plugins')
  const transports = join(folder, 'transports')
  const none = join(folder, 'none')
  const quoted = (value: string) => JSON.stringify(value)
  const texts = [
    {
      path: join(configs, 'janus.jcfg'),
      text: `general: {
  configs_folder = ${quoted(configs)}
  plugins_folder = ${quoted(plugins)}
  transports_folder = ${quoted(transports)}
  events_folder = ${quoted(none)}
  loggers_folder = ${quoted(none)}
  debug_level = 3
  session_timeout = 0
}
`,
    },
    {
      path: join(configs, 'janus.transport.http.jcfg'),
      text: `general: {
  json = "compact"
  base_path = "/janus"
  http = true
  port = ${restPort}
  ip = "127.0.0.1"
}
`,
    },
    {
      path: join(configs, 'janus.plugin.streaming.jcfg'),
      text: `entrance: {
  type = "rtsp"
  id = 1
  audio = false
  video = true
  url = ${quoted(cameraUrl)}
}
`,
    },
  ]
  const links = [
    { path: join(plugins, 'libjanus_streaming.so'), target: plugin },
    { path: join(transports, 'libjanus_http.so'), target: transport },
  ]
  return { configs, folders: [configs, plugins, transports, none], texts, links }
}

async function withSubfolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return [folder, ...entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name))]
}

async function firstThere(paths: string[]): Promise<string | null> {
  for (const path of paths)
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path
  return null
}
