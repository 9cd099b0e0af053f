import { everybody, signedIn } from '../platform/http/index.ts'
import { staffWith } from '../staff/index.ts'

export const registrationPolicy = {
  register: everybody('whoever registers is not known yet; limits, codes, letters and captchas hold them back'),
  home: signedIn,
  decide: staffWith('applications.decide'),
}
