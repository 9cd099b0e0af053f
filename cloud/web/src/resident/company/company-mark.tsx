import { useState } from 'react'
import type { BrandView } from '../../shared/api/types.ts'
import { Logo } from '../../shared/ui/logo.tsx'
import classes from './company-mark.module.css'

/** A company's logo, or the platform's mark where it has none. Decorative: the name stands beside it. */
export function CompanyMark({ brand, size }: { brand: BrandView | null | undefined; size: number }) {
  const [failedUrl, setFailedUrl] = useState<string | null>(null)
  const url = brand?.logoUrl ?? null
  if (url === null || url === failedUrl) return <Logo size={size} />
  return (
    <img
      className={classes.mark}
      src={url}
      width={size}
      height={size}
      alt=""
      data-logo={url}
      onError={() => setFailedUrl(url)}
    />
  )
}
