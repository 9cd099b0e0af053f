/** What is asked for. `key` is the online form of «Заказать ключ от домофона», `paid-key` a further key. */
export const requestKinds = ['key', 'paid-key', 'question'] as const
export type RequestKind = (typeof requestKinds)[number]

/** The fixed list (product, T1): «Новая», «В работе», «Ожидает оплаты», «Готова», «Выполнена», «Отказано», «Закрыта». */
export const requestStatuses = ['new', 'in-work', 'awaiting-payment', 'ready', 'done', 'refused', 'closed'] as const
export type RequestStatus = (typeof requestStatuses)[number]

export const endedStatuses: RequestStatus[] = ['done', 'refused', 'closed']

/** An ended request is shown by «Показать закрытые» only, and takes no more messages. */
export function isEnded(status: RequestStatus): boolean {
  return endedStatuses.includes(status)
}

/** Whether staff may set it so. What has ended is not opened again here. */
export function mayBecome(from: RequestStatus, to: RequestStatus): boolean {
  return from !== to && !isEnded(from) && to !== 'new'
}
