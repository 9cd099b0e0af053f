import { faults } from '../../platform/errors.ts'

export const importFaults = faults({
  'import.unknown': {
    kind: 'not-found',
    ru: ['Такой загрузки нет', 'Загруженные файлы хранятся сутки. Выберите файл заново.'],
    en: ['There is no such import', 'Uploaded files are kept for a day. Choose the file again.'],
  },
  'import.kind': {
    kind: 'unsupported',
    ru: [
      'Нужен файл CSV или XLSX',
      'Сохраните таблицу в Excel как «Книга Excel (.xlsx)» или «CSV» и выберите её снова.',
    ],
    en: ['A CSV or XLSX file is wanted', 'Save the table as an Excel workbook (.xlsx) or CSV and choose it again.'],
  },
  'import.broken': {
    kind: 'bad-input',
    ru: ['Файл не читается', 'Строка {line}: {what}. Исправьте её или сохраните файл заново.'],
    en: ['The file cannot be read', 'Line {line}: {what}. Correct it, or save the file anew.'],
  },
  'import.empty': {
    kind: 'bad-input',
    ru: ['В файле нет строк', 'Нужна строка с названиями столбцов и хотя бы одна строка под ней.'],
    en: ['The file has no lines', 'It needs a line with the names of the columns and at least one line below.'],
  },
  'import.too-large': {
    kind: 'too-large',
    ru: ['Файл слишком большой', 'Не больше {rows} строк и {columns} столбцов. Разделите файл на части.'],
    en: ['The file is too large', 'At most {rows} lines and {columns} columns. Divide the file.'],
  },
  'import.columns': {
    kind: 'bad-input',
    ru: [
      'Не хватает столбцов',
      'Нужны город, улица и дом в отдельных столбцах или адрес целиком. Выберите их в таблице.',
    ],
    en: ['Columns are missing', 'City, street and house are needed, or the whole address. Choose them in the table.'],
  },
  'import.busy': {
    kind: 'conflict',
    ru: ['Импорт уже идёт', 'Дождитесь его окончания.'],
    en: ['The import is under way', 'Wait until it is done.'],
  },
  'import.nothing': {
    kind: 'conflict',
    ru: ['Импортировать нечего', 'Все строки уже есть в реестре или содержат ошибки.'],
    en: ['There is nothing to import', 'All lines are in the register already, or have mistakes.'],
  },
})
