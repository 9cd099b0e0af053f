import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import classes from './toast.module.css'

const shownMs = 5_000

interface Toast {
  text: string
  isFault: boolean
}

type Say = (text: string, options?: { isFault?: boolean }) => void
const ToastContext = createContext<Say>(() => undefined)

/** Says in passing what has come of an act. */
export function useToast(): Say {
  return useContext(ToastContext)
}

/** Shows the last thing said for five seconds; a screen reader hears it. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toast | null>(null)
  const say = useCallback<Say>((text, { isFault = false } = {}) => setToast({ text, isFault }), [])
  useEffect(() => {
    if (toast === null) return
    const timer = setTimeout(() => setToast(null), shownMs)
    return () => clearTimeout(timer)
  }, [toast])
  return (
    <ToastContext value={say}>
      {children}
      <div className={classes.place} role="status">
        {toast !== null && (
          <p className={classes.toast} data-fault={toast.isFault || undefined}>
            {toast.text}
          </p>
        )}
      </div>
    </ToastContext>
  )
}
