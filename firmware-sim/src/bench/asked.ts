/** What is asked of a figure, in the words of who asks. A figure without an entry is only watched. */
export const asked: Record<string, Record<string, string>> = {
  open: { opens: '500', pulses: 'as many as opens' },
}
