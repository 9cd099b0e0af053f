import { faults } from '../errors.ts'

export const captchaFaults = faults({
  'captcha.required': {
    kind: 'bad-input',
    ru: ['Подтвердите, что вы не робот', 'Отметьте «Я не робот» или введите цифры с картинки.'],
    en: ['Show that you are no robot', 'Tick “I am not a robot”, or enter the digits of the picture.'],
  },
  'captcha.wrong': {
    kind: 'bad-input',
    ru: ['Проверка не пройдена', 'Цифры не совпали с картинкой. Введите их ещё раз или обновите картинку.'],
    en: ['The check was not passed', 'These are not the digits of the picture. Try again, or take a new picture.'],
  },
  'captcha.expired': {
    kind: 'bad-input',
    ru: ['Проверка устарела', 'Она служит один раз и недолго. Пройдите её заново.'],
    en: ['The check has run out', 'It serves once and not for long. Take a new one.'],
  },
  'captcha.limited': {
    kind: 'limited',
    ru: ['Слишком много картинок', 'Подождите {retryAfterS} с или отметьте «Я не робот».'],
    en: ['Too many pictures', 'Wait {retryAfterS} s, or tick “I am not a robot”.'],
  },
})
