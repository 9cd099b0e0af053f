/** One thing that the installer's CLI does. */
export type CliCommand = {
  /** One line for the list of commands. */
  summary: string
  /** The whole help text of the command. */
  help: string
  /** @throws CliError */
  run(args: string[], io: CliIo): Promise<void>
}

export type CliIo = { print(text: string): void }

/** Told to the person at the terminal as it stands: what was wrong, and what to do. */
export class CliError extends Error {
  readonly code: string
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CliError'
    this.code = code
  }
}
