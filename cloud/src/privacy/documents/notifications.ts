import type { Document } from './document.ts'

/** Letters and push about what happens in the house: wanted, and not needed for the service. */
export const notifications: Document = {
  purpose: 'notifications',
  isRequired: false,
  withdrawal: {
    ru: 'Письма и push-уведомления о событиях перестанут приходить. Уведомления внутри приложения останутся, а коды для входа и сообщения о безопасности аккаунта будут приходить по-прежнему.',
    en: 'Letters and push notifications about events stop. Notifications inside the app stay, and codes for signing in and messages about the safety of the account still come.',
  },
  versions: [
    {
      version: '2026-11-20',
      ru: {
        title: 'Согласие на получение уведомлений',
        label: 'Я согласен получать уведомления по почте и push',
        sections: [
          {
            heading: 'Кому и на что даётся согласие',
            paragraphs: [
              'Свободно, своей волей и в своём интересе, в соответствии со статьёй 9 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных» я даю согласие оператору: {company}. Связаться с оператором: {contacts}.',
              'Цель обработки: сообщать мне по электронной почте, СМС и push-уведомлениями о заявках, лицевом счёте, домофоне и событиях дома.',
            ],
          },
          {
            heading: 'Какие данные',
            paragraphs: [
              'Имя, номер телефона, адрес электронной почты, адрес и ключи подписки браузера на push-уведомления, сведения о доставке сообщений.',
            ],
          },
          {
            heading: 'Что с ними делают',
            paragraphs: [
              'Сбор, запись, хранение, использование, передача оператору связи, почтовой службе и службе push-уведомлений браузера для доставки, удаление. Текст push-уведомления передаётся в зашифрованном виде.',
            ],
          },
          {
            heading: 'Срок и отзыв',
            paragraphs: [
              'Согласие действует, пока существует личный кабинет, либо до отзыва в разделе «Мои данные». Отдельные виды уведомлений отключаются в настройках уведомлений.',
            ],
          },
        ],
      },
      en: {
        title: 'Consent to notifications',
        label: 'I agree to be told by e-mail and push',
        sections: [
          {
            heading: 'To whom, and for what',
            paragraphs: [
              'Freely, by my own will and in my own interest, under article 9 of the Federal Law of 27.07.2006 No. 152-FZ “On personal data”, I give my consent to the operator: {company}. The operator can be reached at: {contacts}.',
              'Purpose: to tell me by e-mail, SMS and push about my requests, my account, the intercom and what happens in the house.',
            ],
          },
          {
            heading: 'Which data',
            paragraphs: [
              'Name, phone number, e-mail address, address and keys of the push subscription of the browser, what became of the messages.',
            ],
          },
          {
            heading: 'What is done with them',
            paragraphs: [
              'Collecting, recording, keeping, using, handing to the carrier, the mail service and the push service of the browser for delivery, deleting. The words of a push notification travel encrypted.',
            ],
          },
          {
            heading: 'Term and withdrawal',
            paragraphs: [
              'The consent holds while the account exists, or until it is withdrawn under “My data”. Single kinds can be switched off in the settings of notifications. The Russian text prevails.',
            ],
          },
        ],
      },
    },
  ],
}
