import { expect, it } from 'vitest'
import { createRefusalMemory } from './refusal-memory.ts'

it('refuses until the moment, and then asks again', () => {
  const memory = createRefusalMemory()
  memory.remember('code-try:a', 1000)
  expect(memory.refusedUntil('code-try:a', 999)).toBe(1000)
  expect(memory.refusedUntil('code-try:b', 999)).toBeUndefined()
  expect(memory.refusedUntil('code-try:a', 1000)).toBeUndefined()
})

it('does not grow with the number of strangers', () => {
  const memory = createRefusalMemory()
  for (let n = 0; n <= 10_000; n++) memory.remember(`code-try:${n}`, 1000)
  expect(memory.refusedUntil('code-try:0', 0)).toBeUndefined()
  expect(memory.refusedUntil('code-try:1', 0)).toBe(1000)
})
