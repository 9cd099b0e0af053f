/** One way in that a server offers, RFC 9110 §11.6.1. Parameter names are in lower case, values without quotes. */
export type Challenge = { scheme: 'basic' | 'digest'; parameters: Map<string, string> }

const maxChallengeLength = 2_048

/** Reads the `WWW-Authenticate` values of a 401; what is not understood is left out. */
export function parseChallenges(values: string[]): Challenge[] {
  return values.filter((value) => value.length <= maxChallengeLength).flatMap(splitChallenges)
}

/** A value may carry several challenges, separated by the same comma that separates parameters. */
function splitChallenges(value: string): Challenge[] {
  const challenges: Challenge[] = []
  const token = /\s*,?\s*(?:(basic|digest)(?=\s|$)|([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))/iy
  for (let match = token.exec(value); match; match = token.exec(value)) {
    const [, scheme, name, quoted, plain] = match
    if (scheme) challenges.push({ scheme: /basic/i.test(scheme) ? 'basic' : 'digest', parameters: new Map() })
    else if (name) challenges.at(-1)?.parameters.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '')
  }
  return challenges
}
