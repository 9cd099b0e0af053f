/** Stands where no carrier is configured: every message is refused, so that nobody waits for one that never comes. */
export const noSms = {
  async send(): Promise<void> {
    throw new Error('no SMS carrier is configured')
  },
}
