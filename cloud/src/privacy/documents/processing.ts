import type { Document } from './document.ts'

/** Registration, sign-in and everything that cannot be done without knowing who somebody is. */
export const processing: Document = {
  purpose: 'processing',
  isRequired: true,
  withdrawal: {
    ru: 'Без этого согласия аккаунт работать не может: дверь, заявки и счета привязаны к вам. Отзыв означает удаление аккаунта: мы покажем, что будет удалено, и попросим подтвердить.',
    en: 'The account cannot work without this consent: the door, requests and accounts belong to you by name. Withdrawing it means deleting the account: you will see what goes, and be asked to confirm.',
  },
  versions: [
    {
      version: '2026-11-20',
      ru: {
        title: 'Согласие на обработку персональных данных',
        label: 'Я даю согласие на обработку персональных данных',
        sections: [
          {
            heading: 'Кому и на что даётся согласие',
            paragraphs: [
              'Свободно, своей волей и в своём интересе, в соответствии со статьёй 9 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных» я даю согласие оператору: {company}. Связаться с оператором: {contacts}.',
              'Цель обработки: регистрация и вход в личный кабинет, исполнение договора управления многоквартирным домом, приём и исполнение заявок, открывание двери подъезда и учёт таких открываний.',
            ],
          },
          {
            heading: 'Какие данные',
            paragraphs: [
              'Фамилия, имя, отчество; номер телефона; адрес электронной почты; адрес помещения и моё отношение к нему (собственник, член семьи, наниматель); номер лицевого счёта; обращения, заявки и приложенные мной файлы; сведения об открывании дверей с указанием времени; сведения о входе в личный кабинет: время, сетевой адрес, тип устройства.',
              'Биометрические персональные данные и специальные категории данных не обрабатываются.',
            ],
          },
          {
            heading: 'Что с ними делают',
            paragraphs: [
              'Сбор, запись, систематизация, накопление, хранение, уточнение (обновление, изменение), извлечение, использование, передача (предоставление, доступ) в пределах указанной цели, блокирование, удаление, уничтожение: с использованием средств автоматизации и без них. Базы данных находятся на территории Российской Федерации.',
              'Данные передаются только тем, без кого цель не достигается: оператору связи для доставки СМС и звонка с кодом, исполнителю моей заявки в нужном для неё объёме. Для иных целей берётся отдельное согласие.',
            ],
          },
          {
            heading: 'Срок и отзыв',
            paragraphs: [
              'Согласие действует, пока существует личный кабинет, либо до отзыва.',
              'Отозвать согласие можно в личном кабинете, в разделе «Мои данные», либо заявлением оператору. Оператор прекращает обработку и уничтожает данные в срок не более тридцати дней, кроме данных, которые закон обязывает хранить (части 2–11 статьи 6 и статья 21 Федерального закона № 152-ФЗ). Отзыв не отменяет законности обработки до него.',
            ],
          },
        ],
      },
      en: {
        title: 'Consent to the processing of personal data',
        label: 'I consent to the processing of my personal data',
        sections: [
          {
            heading: 'To whom, and for what',
            paragraphs: [
              'Freely, by my own will and in my own interest, under article 9 of the Federal Law of 27.07.2006 No. 152-FZ “On personal data”, I give my consent to the operator: {company}. The operator can be reached at: {contacts}.',
              'Purpose: registration and sign-in, performance of the contract of managing the apartment building, taking and carrying out requests, opening the door of the entrance and keeping a record of it.',
            ],
          },
          {
            heading: 'Which data',
            paragraphs: [
              'Family name, given name, patronymic; phone number; e-mail address; address of the premises and my relation to them (owner, family, tenant); number of the account; appeals, requests and the files that I attach; openings of doors with their time; sign-ins: time, network address, type of device.',
              'No biometric data and no special categories of data are processed.',
            ],
          },
          {
            heading: 'What is done with them',
            paragraphs: [
              'Collecting, recording, ordering, keeping, correcting, retrieving, using, handing over within the purpose named, blocking, deleting and destroying, by automatic means and without. The databases stand in the Russian Federation.',
              'Data are handed only to those without whom the purpose cannot be reached: the carrier that delivers an SMS or a call with a code, whoever carries out my request as far as it needs. Every other purpose has a consent of its own.',
            ],
          },
          {
            heading: 'Term and withdrawal',
            paragraphs: [
              'The consent holds while the account exists, or until it is withdrawn.',
              'It can be withdrawn in the account, under “My data”, or by a letter to the operator. The operator then stops processing and destroys the data within thirty days at most, except for data that the law makes it keep (article 6 parts 2–11, article 21 of Law No. 152-FZ). What was processed before was lawful all the same. The Russian text prevails.',
            ],
          },
        ],
      },
    },
  ],
}
