/** Who listens to a channel. */
export type PanelLine = {
  /** Bytes can be sent from now until `run` settles; afterwards `send` does nothing. */
  opened(send: (bytes: Uint8Array) => void): void
  /** Bytes in order, cut anywhere. */
  received(bytes: Uint8Array): void
}

/** Bytes to and from a panel: a serial line, or TCP to whatever stands for one. */
export interface PanelChannel {
  /**
   * One life of the line: opens it, carries bytes, and settles once it is closed. Resolves when the other side closed it
   * or `signal` aborted, rejects when it could not be opened or broke. Never retries: its supervisor does.
   */
  run(signal: AbortSignal, line: PanelLine): Promise<void>
}
