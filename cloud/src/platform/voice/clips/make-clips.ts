import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Makes the recordings that calls are put together from; README.md beside says by which voices and under which licences.
 * Run by hand after `apt install festival festvox-ru festvox-us-slt-hts sox`: `node cloud/src/platform/voice/clips/make-clips.ts`.
 */
const voices = {
  ru: {
    voice: '(voice_msu_ru_nsh_clunits)',
    tempo: '0.72',
    digits: ['ноль', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'],
    intro: 'Здравствуйте. Ваш код.',
    again: 'Повторяю.',
  },
  en: {
    voice: '(voice_cmu_us_slt_arctic_hts)',
    tempo: '0.85',
    digits: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
    intro: 'Hello. Your code is.',
    again: 'Once more.',
  },
}

/** Slower than the voices speak by themselves, evenly loud, without the silence around it: A-law, 8 kHz, no header (ITU-T G.711). */
const effects = ['highpass', '150', 'norm', '-3']
const untilSound = ['silence', '1', '0.01', '0.2%']
const begin = [...untilSound, 'fade', 't', '0.005']
const trim = [...begin, 'reverse', ...begin, 'reverse']

const folder = mkdtempSync(join(tmpdir(), 'clips-'))
for (const [language, { voice, tempo, digits, intro, again }] of Object.entries(voices)) {
  const target = join(import.meta.dirname, language)
  mkdirSync(target, { recursive: true })
  for (const [name, words] of Object.entries({ ...digits, intro, again })) {
    const [text, spoken, clip] = [join(folder, 'text'), join(folder, 'spoken.wav'), join(target, `${name}.al`)]
    writeFileSync(text, `${words}\n`)
    run('text2wave', ['-eval', voice, text, '-o', spoken])
    run('sox', [spoken, '-t', 'al', '-r', '8000', '-c', '1', clip, ...effects, 'tempo', '-s', tempo, ...trim])
    process.stdout.write(`${language} ${name}: ${statSync(clip).size} bytes\n`)
  }
}
rmSync(folder, { recursive: true })

function run(file: string, args: string[]): void {
  const { status, stderr } = spawnSync(file, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${file} ended with ${status}: ${stderr}`)
}
