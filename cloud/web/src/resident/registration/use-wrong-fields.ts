import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saysSignedIn } from '../../shared/api/session-hint.ts'
import { useCompanyHere } from '../company/use-company-here.ts'
import { type FieldFaults, fieldFaults } from './field-faults.ts'
import { type Demands, judgeFields, type Told } from './judge-fields.ts'
import { useFocusWrong } from './use-focus-wrong.ts'

interface WrongFields<Field extends string> {
  /** For the form: the first wrong field on the page gets the focus. */
  ref: RefObject<HTMLFormElement | null>
  faults: FieldFaults<Field>
  /** Whether it is worth sending; if not, every wrong field says so, each until it is mended. */
  check: () => boolean
}

/**
 * What is wrong in a form: all that the page itself sees once somebody wants to send it, then what the cloud answers.
 * @param told every field of the form by its name
 * @param error what the cloud said last
 */
export function useWrongFields<Field extends string>(
  told: Told<Field>,
  error: unknown,
  demands: Omit<Demands, 'passwordRules'> = {},
): WrongFields<Field> {
  const { t } = useTranslation()
  const company = useCompanyHere(!saysSignedIn(document.cookie))
  /** A new object each time that the page refused to send. */
  const [refusal, setRefusal] = useState<object | null>(null)
  const own = judgeFields(t, told, { ...demands, passwordRules: company?.passwordRules })
  const faults = fieldFaults(t, error, Object.keys(told) as Field[])
  return {
    ref: useFocusWrong(refusal ?? error),
    faults: refusal === null ? faults : { ...faults, ...own },
    check: () => {
      const isFine = Object.keys(own).length === 0
      setRefusal(isFine ? null : {})
      return isFine
    },
  }
}
