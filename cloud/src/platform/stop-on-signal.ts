/** An orderly end takes less; beyond it, ending late is worse than ending untidily. */
const patienceMs = 4_500

/** Ends the process in order when the system or the terminal asks for it. */
export function stopOnSignal(stop: () => Promise<void>): void {
  const end = () => {
    setTimeout(() => process.exit(1), patienceMs).unref()
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end)
}
