import { OsdpTcpChannel } from '../drivers/osdp-tcp/osdp-tcp-channel.ts'
import { type Panel, startPanel } from '../panel/index.ts'
import type { Clock } from './clock.ts'
import type { EdgeConfig } from './config.ts'
import type { Log } from './log.ts'

/** Starts the panel on the driver that its configuration names. */
export function openPanel(
  config: NonNullable<EdgeConfig['panel']>,
  options: { clock: Clock; log: Log; onOnline: (isOnline: boolean) => void; onDenied: () => void },
): Panel {
  const { clock, log, onOnline, onDenied } = options
  return startPanel({
    channel: new OsdpTcpChannel({ host: config.host, port: config.port }),
    address: config.address,
    clock,
    log,
    onOnline,
    onDenied,
    // What is typed is a secret: it is neither logged nor kept.
    onCard: () => {},
    onKey: () => {},
  })
}
