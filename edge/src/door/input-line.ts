/** A watched line: door contact, exit button, fire alarm. */
export interface InputLine {
  /**
   * Tells the present value as soon as it is known, and every change from then on that lasts 400 ms or more
   * (IEC 60839-11-1); a driver may tell shorter ones too. The same value may be told twice.
   * @param listener gets the logical value: true is open (contact), pressed (exit), alarm (fire)
   * @returns stops watching
   */
  watch(listener: (isActive: boolean) => void): () => void
}
