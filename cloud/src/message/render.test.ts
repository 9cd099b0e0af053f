import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderMail, renderSms } from './render.ts'
import { type TemplateName, templates } from './templates.ts'

const names = Object.keys(templates) as TemplateName[]
const languages = ['ru', 'en'] as const
const values = { code: '0042', link: 'https://domovoy.example/recovery#token' }
/** Something for every placeholder of a template. */
const valuesOf = (name: TemplateName) =>
  Object.fromEntries(
    [...JSON.stringify(templates[name]).matchAll(/\{(\w+)\}/g)].map(([, key = '']) => [
      key,
      Object.entries(values).find(([known]) => known === key)?.[1] ?? '42',
    ]),
  )

describe.each(names.flatMap((name) => languages.map((language) => [name, language] as const)))(
  '%s, %s',
  (name, language) => {
    // These go by mail only; so does every link: whoever gets one by SMS cannot tell it from a stranger's.
    const isLetter =
      /^(?:application|key-order|registration|support|taken)-/.test(name) ||
      JSON.stringify(templates[name][language]).includes('{link}')
    it.skipIf(isLetter)('fits one SMS', () => {
      expect(renderSms(name, language, valuesOf(name)).text.length).toBeLessThanOrEqual(language === 'ru' ? 70 : 160)
    })

    it('leaves no placeholder open', () => {
      const { subject, text, html } = renderMail(name, language, valuesOf(name))
      for (const words of [subject, text, html, renderSms(name, language, valuesOf(name)).text])
        expect(words).not.toMatch(/[{}]/)
      expect(html).toContain(`lang="${language}"`)
    })
  },
)

describe('a letter', () => {
  it('says the same as text and as HTML', () => {
    const { text, html } = renderMail('sign-in-code', 'ru', values)
    const shown = html
      .slice(html.indexOf('<p>'))
      .replaceAll(/<[^>]+>/g, '')
      .trim()
    expect(shown.split('\n')).toEqual(text.trim().split('\n\n'))
  })

  it('takes any value for text: no mark-up, no header, no placeholder comes of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (code) => {
        const { subject, html } = renderMail('sign-in-code', 'ru', { code: `<b>"${code}{code}'\r\nBcc: x` })
        expect(subject).not.toMatch(/[\r\n]/)
        expect(html.match(/<\/?[a-z]+/g)).toEqual(renderMail('sign-in-code', 'ru', values).html.match(/<\/?[a-z]+/g))
      }),
    )
  })

  it('is not made without its values', () => {
    expect(() => renderSms('sign-in-code', 'ru', {})).toThrow('the value "code"')
  })
})
