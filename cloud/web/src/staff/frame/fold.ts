/** Text as people search it: without case, with one letter for the two that look alike in Russian. */
export function fold(text: string): string {
  return text.trim().toLowerCase().replaceAll('\u0451', '\u0435')
}
