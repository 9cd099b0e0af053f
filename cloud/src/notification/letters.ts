import type { Transaction } from '../platform/database/index.ts'
import type { Language } from '../platform/errors.ts'

/** A notification as a letter. */
export interface Letter {
  to: string
  language: Language
  values: { title: string; body: string; link: string }
  companyId: string | undefined
  /** Not sent from here on, ms since the epoch. */
  expiresAt: number
}

/** Queues a letter with the transaction that needs it. */
export interface Letters {
  queue(tx: Transaction, letter: Letter): Promise<void>
  hurry(): void
}

/** As much of the message domain's `Messages` as is needed here. */
interface Post {
  carries(kind: 'mail'): boolean
  queue(
    tx: Transaction,
    message: { kind: 'mail'; template: 'notification'; companyId?: string } & Omit<Letter, 'companyId'>,
  ): Promise<void>
  hurry(kind: 'mail'): void
}

/** Letters by the house's own post; none where nobody carries them. */
export function lettersOver(post: Post): Letters {
  return {
    queue: async (tx, { companyId, ...letter }) => {
      if (!post.carries('mail')) return
      const known = { kind: 'mail', template: 'notification', ...letter } as const
      await post.queue(tx, companyId === undefined ? known : { ...known, companyId })
    },
    hurry: () => post.hurry('mail'),
  }
}
