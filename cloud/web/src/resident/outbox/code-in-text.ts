const link = /https?:\/\/\S+/g

/** The confirmation code inside a message: four to six digits that stand alone; a link's port is none. */
export function codeInText(text: string): string | null {
  return /(?<![\d+-])\d{4,6}(?![\d-])/.exec(text.replace(link, ''))?.[0] ?? null
}

/** A text in pieces: what stands between links, and the links. */
export function piecesOf(text: string): { text: string; isLink: boolean }[] {
  const pieces = text.split(/(https?:\/\/\S+)/).map((piece, n) => ({ text: piece, isLink: n % 2 === 1 }))
  return pieces.filter((piece) => piece.text !== '')
}
