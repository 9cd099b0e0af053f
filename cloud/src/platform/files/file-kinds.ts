/** What a file can be. A `signature` is a detached CMS one: `.sig`, `.p7s`. */
export const fileKinds = ['pdf', 'jpeg', 'png', 'xml', 'zip', 'signature'] as const

export type FileKind = (typeof fileKinds)[number]
