import { faults } from '../platform/errors.ts'

export const cameraFaults = faults({
  'sdp.invalid': {
    kind: 'bad-input',
    ru: ['Видео запросить не удалось', 'Браузер прислал описание, в котором нет видео H.264. Обновите браузер.'],
    en: ['The video could not be asked for', 'The offer has no H.264 video in it. Update your browser.'],
  },
  'sdp.expected': {
    kind: 'unsupported',
    ru: ['Ожидается application/sdp', 'Пришлите предложение WebRTC с типом application/sdp.'],
    en: ['application/sdp is expected', 'Send a WebRTC offer as application/sdp.'],
  },
  'camera.unavailable': {
    kind: 'conflict',
    ru: ['Камера не отвечает', 'Дверь открывается как обычно. Попробуйте посмотреть видео позже.'],
    en: ['The camera does not answer', 'The door opens as usual. Try the video later.'],
  },
  'viewers.limit': {
    kind: 'conflict',
    ru: ['Сейчас смотрит слишком много людей', 'Попробуйте через минуту.'],
    en: ['Too many people are watching', 'Try again in a minute.'],
  },
  'viewer.unknown': {
    kind: 'not-found',
    ru: ['Этот просмотр уже закончен', 'Начните новый.'],
    en: ['There is no such viewer', 'Begin anew.'],
  },
})
