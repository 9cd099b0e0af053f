import { useEffect, useState } from 'react'

/** True once `isOn` has held for `afterMs`: what is over sooner needs no words. */
export function useDelayed(isOn: boolean, afterMs: number): boolean {
  const [isDue, setIsDue] = useState(false)
  useEffect(() => {
    if (!isOn) return
    const timer = setTimeout(() => setIsDue(true), afterMs)
    return () => {
      clearTimeout(timer)
      setIsDue(false)
    }
  }, [isOn, afterMs])
  return isOn && isDue
}
