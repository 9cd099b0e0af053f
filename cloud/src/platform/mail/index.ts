export type { MailMessage, MailSender } from './mail-sender.ts'
export { smtpMail } from './smtp-mail.ts'
