import type { Document } from './document.ts'

/** Offers: 38-ФЗ «О рекламе» art. 18 wants a consent beforehand. */
export const marketing: Document = {
  purpose: 'marketing',
  isRequired: false,
  withdrawal: {
    ru: 'Предложения и реклама перестанут приходить сразу. На работу приложения это не влияет.',
    en: 'Offers and advertising stop at once. Nothing else in the app changes.',
  },
  versions: [
    {
      version: '2026-11-20',
      ru: {
        title: 'Согласие на получение рекламы и специальных предложений',
        label: 'Я согласен получать специальные предложения',
        sections: [
          {
            heading: 'Кому и на что даётся согласие',
            paragraphs: [
              'Свободно, своей волей и в своём интересе, в соответствии со статьёй 9 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных» я даю согласие оператору: {company}. Связаться с оператором: {contacts}.',
              'Цель обработки: сообщать мне о платных услугах оператора и предложениях его партнёров (часть 1 статьи 18 Федерального закона от 13.03.2006 № 38-ФЗ «О рекламе»).',
            ],
          },
          {
            heading: 'Какие данные',
            paragraphs: ['Имя, номер телефона, адрес электронной почты, дом, в котором находится помещение.'],
          },
          {
            heading: 'Что с ними делают',
            paragraphs: [
              'Сбор, запись, хранение, использование, передача оператору связи и почтовой службе для доставки, удаление. Партнёрам данные не передаются: предложения рассылает сам оператор.',
            ],
          },
          {
            heading: 'Срок и отзыв',
            paragraphs: [
              'Согласие необязательно: услуги оказываются и без него. Оно действует до отзыва в разделе «Мои данные» или в настройках уведомлений; рассылка прекращается немедленно.',
            ],
          },
        ],
      },
      en: {
        title: 'Consent to advertising and special offers',
        label: 'I agree to receive special offers',
        sections: [
          {
            heading: 'To whom, and for what',
            paragraphs: [
              'Freely, by my own will and in my own interest, under article 9 of the Federal Law of 27.07.2006 No. 152-FZ “On personal data”, I give my consent to the operator: {company}. The operator can be reached at: {contacts}.',
              'Purpose: to tell me about paid services of the operator and offers of its partners (article 18 part 1 of the Federal Law of 13.03.2006 No. 38-FZ “On advertising”).',
            ],
          },
          {
            heading: 'Which data',
            paragraphs: ['Name, phone number, e-mail address, the house in which the premises are.'],
          },
          {
            heading: 'What is done with them',
            paragraphs: [
              'Collecting, recording, keeping, using, handing to the carrier and the mail service for delivery, deleting. Partners get no data: the operator itself sends the offers.',
            ],
          },
          {
            heading: 'Term and withdrawal',
            paragraphs: [
              'The consent is voluntary: every service is given without it. It holds until withdrawn under “My data” or in the settings of notifications; the sending stops at once. The Russian text prevails.',
            ],
          },
        ],
      },
    },
  ],
}
