import { type ChildProcess, spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'

export const trunkName = 'uk'
export const trunkPassword = 's3cret'
/** Numbers that the trunk answers for by itself; every other one is the phone's. */
export const numbers = { phone: '+79000000001', busy: '+79000000002', unknown: '+79000000003', down: '+79000000004' }

/** A free port for UDP, and most likely for TCP. */
export async function freePort(): Promise<number> {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const { port } = socket.address()
  socket.close()
  return port
}

/** A process that leaves with its test. */
export function startPeer(
  file: string,
  args: string[],
): { child: ChildProcess; stop(): Promise<void>; said(): string } {
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
  const ended = once(child, 'exit')
  return {
    child,
    said: () => said,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const killer = setTimeout(() => child.kill('SIGKILL'), 3_000)
      await ended
      clearTimeout(killer)
    },
  }
}

/** baresip: picks up at once and writes down what it hears. */
export async function startPhone({ codec = 'pcma', picksUp = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'phone-'))
  const [port, sound] = [await freePort(), join(folder, 'quiet.wav')]
  mkdirSync(join(folder, 'heard'))
  writeFileSync(sound, quietWav(60))
  const settings = [
    `sip_listen 127.0.0.1:${port}`,
    'audio_player aubridge,ear',
    `audio_source aufile,${sound}`,
    `audio_alert aufile,${sound}`,
    ...['ausrc_srate 8000', 'auplay_srate 8000', 'ausrc_channels 1', 'auplay_channels 1'],
    'module_path /usr/lib/baresip/modules',
    ...['stdio', 'g711', 'aufile', 'aubridge', 'sndfile'].map((name) => `module ${name}.so`),
    `snd_path ${join(folder, 'heard')}`,
    ...['module_app account.so', 'module_app menu.so'],
  ]
  writeFileSync(join(folder, 'config'), `${settings.join('\n')}\n`)
  const mode = picksUp ? 'auto' : 'manual'
  const account = `<sip:${numbers.phone}@127.0.0.1:${port}>;answermode=${mode};regint=0;audio_codecs=${codec}`
  writeFileSync(join(folder, 'accounts'), `${account}\n`)
  writeFileSync(join(folder, 'contacts'), '')
  const peer = startPeer('baresip', ['-f', folder])
  await vi.waitUntil(() => peer.said().includes('baresip is ready'), { timeout: 10_000, interval: 20 })
  return {
    ...peer,
    port,
    /** 16-bit samples at 8 kHz, when the call is over. */
    heard: async (): Promise<Int16Array> => {
      await vi.waitUntil(() => peer.said().includes('terminated (duration'), { timeout: 5_000, interval: 20 })
      const name = readdirSync(join(folder, 'heard')).find((it) => it.endsWith('-dec.wav'))
      if (name === undefined) throw new Error('nothing was heard')
      const bytes = readFileSync(join(folder, 'heard', name)).subarray(44)
      return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1)))
    },
    stop: async () => {
      await peer.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function quietWav(seconds: number): Buffer {
  const header = Buffer.alloc(44)
  const length = seconds * 16_000
  header.write('RIFF').toString()
  header.writeUInt32LE(36 + length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(8_000, 24)
  header.writeUInt32LE(16_000, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(length, 40)
  return Buffer.concat([header, Buffer.alloc(length)])
}

/** Kamailio: wants the password, records its route, and passes calls on to the phone. */
export async function startTrunk(phonePort: number, algorithm: 'MD5' | 'SHA-256' = 'MD5') {
  const folder = mkdtempSync(join(tmpdir(), 'trunk-'))
  const port = await freePort()
  const config = join(folder, 'trunk.cfg')
  writeFileSync(config, trunkConfig(port, phonePort, algorithm))
  const file = existsSync('/usr/sbin/kamailio') ? '/usr/sbin/kamailio' : 'kamailio'
  const peer = startPeer(file, ['-f', config, '-DD', '-E', '-m', '16', '-M', '4', '-w', folder, '-Y', folder])
  await vi.waitUntil(() => isOpen(port), { timeout: 10_000, interval: 50 })
  const stop = async () => {
    await peer.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...peer, port, stop }
}

async function isOpen(port: number): Promise<boolean> {
  const { connect } = await import('node:net')
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

function trunkConfig(port: number, phonePort: number, algorithm: string): string {
  const refusals = [
    ...[[numbers.busy, '486', 'Busy Here'] as const, [numbers.unknown, '404', 'Not Found'] as const],
    [numbers.down, '503', 'Service Unavailable'] as const,
  ].map(([number, status, reason]) => `if ($rU == "${number}") { sl_send_reply("${status}", "${reason}"); exit; }`)
  return `#!KAMAILIO
debug=0
log_stderror=yes
fork=yes
children=1
tcp_children=1
auto_aliases=no
listen=udp:127.0.0.1:${port}
listen=tcp:127.0.0.1:${port}
loadmodule "sl.so"
loadmodule "tm.so"
loadmodule "rr.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "siputils.so"
loadmodule "auth.so"
modparam("auth", "algorithm", "${algorithm}")
request_route {
  if (has_totag()) { loose_route(); t_relay(); exit; }
  if (is_method("CANCEL")) { t_relay(); exit; }
  if (!pv_proxy_authenticate("trunk", "${trunkPassword}", "0") || $au != "${trunkName}") {
    proxy_challenge("trunk", "1");
    exit;
  }
  consume_credentials();
  ${refusals.join('\n  ')}
  record_route();
  $du = "sip:127.0.0.1:${phonePort}";
  t_relay();
}
`
}
