/*
 * Writes common-passwords.bin from the lists of @zxcvbn-ts/language-common (MIT). Run by hand when that package is renewed:
 *
 *     node cloud/src/identity/build-common-passwords.ts
 */
import { writeFileSync } from 'node:fs'
import { dictionary } from '@zxcvbn-ts/language-common'
import { shortestListed } from './common-passwords.ts'
import { bitsPerWord, bloomPlaces } from './password-bloom.ts'

const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
const cyrillic = 'йцукенгшщзхъфывапролджэячсмитьбю'
/** The same keys under the Russian layout: «qwerty» is «йцукен». */
const inRussianLayout = (word: string) => [...word].map((letter) => cyrillic[latin.indexOf(letter)] ?? letter).join('')

const russian =
  'пароль привет наташа любовь солнышко максим марина люблютебя котенок россия кристина настенька москва спартак домовой'
const withTails = russian
  .split(' ')
  .flatMap((word) => ['', '1', '12', '123', '1234', '12345'].map((tail) => word + tail))

const listed = dictionary['passwords-common'].map((word) => word.toLowerCase())
const words = [...new Set([...listed, ...listed.map(inRussianLayout), ...withTails])].filter(
  (word) => word.length >= shortestListed,
)
const filter = new Uint8Array(Math.ceil((words.length * bitsPerWord) / 8))
for (const at of words.flatMap((word) => bloomPlaces(word, filter.length * 8))) {
  filter[at >> 3] = (filter[at >> 3] ?? 0) | (1 << (at & 7))
}
writeFileSync(new URL('common-passwords.bin', import.meta.url), filter)
process.stdout.write(`${words.length} words, ${filter.length} bytes\n`)
