/** An address or a phone so that its owner knows it and nobody else learns it: `o***@example.org`, `+7 *** ***-12-34`. */
export function maskTarget(to: string): string {
  const at = to.lastIndexOf('@')
  if (at > 0) return `${to.slice(0, 1)}***${to.slice(at)}`
  return to.replace(/^(\+7)\d+(\d\d)(\d\d)$/, '$1 *** ***-$2-$3')
}
