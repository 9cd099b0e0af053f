import { expect, it } from 'vitest'
import { saysSignedIn } from './session-hint.ts'

it.each([
  ['', false],
  ['domovoy-signed-in=1', true],
  ['theme=dark; domovoy-signed-in=1; a=b', true],
  ['domovoy-signed-in=', false],
  ['x-domovoy-signed-in=1', false],
  ['domovoy-signed-in=10', false],
])('%j', (cookies, isSignedIn) => expect(saysSignedIn(cookies)).toBe(isSignedIn))
