import { everybody } from '../platform/http/index.ts'
import { staffWith } from '../staff/index.ts'

export const propertyPolicy = {
  suggest: everybody(
    'somebody who registers has no account yet; which houses a company serves is public (ПП 731), and no more is told',
  ),
  read: staffWith('property.read'),
  write: staffWith('property.write'),
}
