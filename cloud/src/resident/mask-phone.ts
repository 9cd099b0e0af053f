/** «+7 ••• •••-••-01»: enough to tell two people apart, too little to call them. */
export function maskPhone(phone: string | null): string | null {
  return phone === null ? null : `${phone.slice(0, 2)} ••• •••-••-${phone.slice(-2)}`
}

/** «a•••@mail.example». */
export function maskEmail(email: string | null): string | null {
  if (email === null) return null
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}•••${email.slice(at)}`
}
