import { faults } from '../platform/errors.ts'

export const companyFaults = faults({
  'company.unknown': {
    kind: 'not-found',
    ru: ['Такой компании нет', 'Проверьте адрес.'],
    en: ['There is no such company', 'Check the address.'],
  },
  'logo.none': {
    kind: 'not-found',
    ru: ['У компании нет логотипа', 'Показывается знак платформы.'],
    en: ['The company has no logo', "The platform's own mark stands in its place."],
  },
  'logo.too-large': {
    kind: 'too-large',
    ru: [
      'Логотип слишком велик',
      'Файл не больше {limitKb} кБ, картинка не больше {limitPixels} точек по каждой стороне.',
    ],
    en: ['The logo is too large', 'The file may take {limitKb} kB, the picture {limitPixels} pixels on each side.'],
  },
  'logo.unreadable': {
    kind: 'bad-input',
    ru: ['Логотип не читается', 'Нужен целый файл SVG или PNG. Что не так: {what}.'],
    en: ['The logo cannot be read', 'It must be a whole SVG or PNG file. What is wrong: {what}.'],
  },
  'logo.unsafe': {
    kind: 'bad-input',
    ru: ['В логотипе есть лишнее', 'Оставьте в SVG только фигуры и градиенты. Не подходит: {what}.'],
    en: ['The logo holds what it may not', 'Keep shapes and gradients only in the SVG. What does not serve: {what}.'],
  },
  'brand.colour': {
    kind: 'bad-input',
    ru: ['Это не цвет', 'Запишите цвет как #rrggbb, например #26459c.'],
    en: ['This is no colour', 'Write it as #rrggbb, for example #26459c.'],
  },
  'brand.pale': {
    kind: 'bad-input',
    ru: [
      'Цвет слишком светлый',
      'Белая надпись на нём не читается: контраст {contrast}, нужно не меньше {least}. Выберите цвет темнее.',
    ],
    en: [
      'The colour is too pale',
      'White words on it cannot be read: contrast {contrast}, at least {least} is wanted.',
    ],
  },
})
