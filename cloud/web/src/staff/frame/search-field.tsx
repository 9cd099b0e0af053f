import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import classes from './page.module.css'
import { useKeys } from './use-keys.ts'

const restMs = 250

interface SearchFieldProps {
  label: string
  value: string
  onSearch: (text: string) => void
}

/** A search that follows the fingers with a short rest; `/` leads into it. */
export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const told = useRef(value)
  useEffect(() => {
    // The address has changed by other means than this field: it shows what holds.
    if (value !== told.current) setText(value)
    told.current = value
  }, [value])
  useEffect(() => {
    if (text === told.current) return
    const timer = setTimeout(() => {
      told.current = text
      onSearch(text)
    }, restMs)
    return () => clearTimeout(timer)
  }, [text, onSearch])
  useKeys({ '/': () => field.current?.focus() })
  return (
    <TextInput
      ref={field}
      className={classes.search ?? ''}
      type="search"
      size="sm"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
}
