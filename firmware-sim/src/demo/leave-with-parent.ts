/**
 * Loaded before a daemon of the house (`node --import`): when the process that started it is gone, whatever ended it, the
 * daemon ends in order. Nothing stays behind, not even after a kill -9 of `npm start`.
 */
const stopWithinMs = 6_000

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), stopWithinMs).unref()
  process.kill(process.pid, 'SIGTERM')
})
// Listening for it would else keep a process alive that has nothing more to do.
process.channel?.unref()
