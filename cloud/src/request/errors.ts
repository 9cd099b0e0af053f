import { faults } from '../platform/errors.ts'

export const requestFaults = faults({
  'request.unknown': {
    kind: 'not-found',
    ru: ['Заявка не найдена', 'Вернитесь к списку заявок.'],
    en: ['There is no such request', 'Go back to the list of requests.'],
  },
  'request.ended': {
    kind: 'conflict',
    ru: ['Заявка уже закрыта', 'Если вопрос не решён, создайте новую заявку.'],
    en: ['The request is closed', 'If something is still open, make a new one.'],
  },
  'request.status': {
    kind: 'conflict',
    ru: ['Статус не меняется так', 'Обновите страницу: заявку могли уже изменить.'],
    en: ['The status cannot change like this', 'Load the page again: somebody may have changed it already.'],
  },
  'request.by-form': {
    kind: 'conflict',
    ru: [
      'Эту заявку ведёт анкета',
      'Решение и выдача ключа отмечаются в анкете, в разделе «Верификация». Здесь её можно только закрыть.',
    ],
    en: [
      'This request goes by its form',
      'The decision and the handing over of the key are noted in the form, under “Verification”. Here it can only be closed.',
    ],
  },
  'request.text': {
    kind: 'bad-input',
    ru: ['Сообщение пустое или слишком длинное', 'Напишите от 1 до {longest} знаков или приложите файл.'],
    en: ['The message is empty or too long', 'Write 1 to {longest} characters, or attach a file.'],
  },
  'request.files': {
    kind: 'bad-input',
    ru: ['Файл не прикрепился', 'Прикрепите его ещё раз: не больше {most} файлов.'],
    en: ['A file could not be attached', 'Attach it again: no more than {most} files.'],
  },
  'request.limited': {
    kind: 'limited',
    ru: ['Слишком много подряд', 'Подождите и повторите через {retryAfterS} с.'],
    en: ['Too many in a row', 'Wait, and try again in {retryAfterS} s.'],
  },
  'request.none-for-company': {
    kind: 'forbidden',
    ru: ['Эта компания не обслуживает ваш дом', 'Выберите свою компанию или добавьте адрес.'],
    en: ['This company does not serve your house', 'Choose your company or add your address.'],
  },
})
