export { httpSms } from './http-sms.ts'
export { startSmppSms } from './smpp-sms.ts'
export type { SmsMessage, SmsSender } from './sms-sender.ts'
