/** What the simulator tells of the entrance's hardware. */
interface SimulatorState {
  lines: { lock: boolean }
  lockPulses: number
  camera: { clients: number }
}

/** The simulated hardware, over its control port. */
export function simulator(simUrl: string) {
  const post = async (path: string, body: unknown) => {
    await fetch(`${simUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  }
  return {
    state: async () => (await (await fetch(`${simUrl}/state`)).json()) as SimulatorState,
    /** Stops or resumes the camera's stream. */
    film: (playing: boolean) => post('/camera', { playing }),
    /** Presses the exit button long enough to be seen (IEC 60839-11-1: 400 ms). */
    pressExit: async () => {
      await post('/exit', { pressed: true })
      await post('/exit', { pressed: false })
    },
  }
}
