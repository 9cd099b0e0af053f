import { faults } from '../errors.ts'

export const fileFaults = faults({
  'file.unknown': {
    kind: 'not-found',
    ru: ['Файл не найден', 'Его могли удалить. Приложите его ещё раз.'],
    en: ['There is no such file', 'It may have been removed. Attach it again.'],
  },
  'file.too-large': {
    kind: 'too-large',
    ru: ['Файл слишком большой', 'Можно приложить файл до {limitMb} МБ. Уменьшите его или разделите.'],
    en: ['The file is too large', 'A file may take {limitMb} MB. Make it smaller, or divide it.'],
  },
  'file.empty': {
    kind: 'bad-input',
    ru: ['Файл пустой', 'Выберите другой файл.'],
    en: ['The file is empty', 'Choose another one.'],
  },
  'file.kind': {
    kind: 'unsupported',
    ru: ['Такие файлы не принимаются', 'Подойдут: {allowed}.'],
    en: ['Files of this kind are not taken', 'These are: {allowed}.'],
  },
  'file.lies': {
    kind: 'unsupported',
    ru: [
      'Содержимое не подходит к имени файла',
      'По имени это {claimed}, а внутри другое. Сохраните файл в нужном формате и приложите снова.',
    ],
    en: [
      'The file is not what its name says',
      'The name says {claimed}, the contents are something else. Save it in the right format and attach it again.',
    ],
  },
  'file.broken': {
    kind: 'bad-input',
    ru: ['Файл не читается', 'Похоже, он повреждён. Скачайте его заново и приложите снова.'],
    en: ['The file cannot be read', 'It seems to be damaged. Download it anew and attach it again.'],
  },
  'file.archive': {
    kind: 'bad-input',
    ru: ['Архив не подходит', 'Приложите архив Росреестра как есть или файл из него: {what}.'],
    en: ['The archive cannot be taken', 'Attach Rosreestr’s archive as it came, or a file of it: {what}.'],
  },
})
