/** What a message to support is about. */
export const supportTopics = ['sign-in', 'registration', 'verification', 'door', 'app', 'other'] as const
export type SupportTopic = (typeof supportTopics)[number]

/** Where it stands with the staff. */
export const supportStatuses = ['new', 'answered', 'closed'] as const
export type SupportStatus = (typeof supportStatuses)[number]
