/** What the simulator tells of the entrance's hardware. */
interface SimulatorState {
  lines: { lock: boolean }
  lockPulses: number
}

/** The simulated hardware, over its control port. */
export function simulator(simUrl: string) {
  return {
    state: async () => (await (await fetch(`${simUrl}/state`)).json()) as SimulatorState,
    /** Stops or resumes the camera's stream. */
    film: async (playing: boolean) => {
      await fetch(`${simUrl}/camera`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ playing }),
      })
    },
  }
}
