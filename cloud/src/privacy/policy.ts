import { everybody } from '../platform/http/index.ts'

export const privacyPolicy = {
  read: everybody('a document is read before anybody can agree to it'),
}
